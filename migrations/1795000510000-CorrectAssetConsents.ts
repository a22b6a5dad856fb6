import type { MigrationInterface, QueryRunner } from 'typeorm';

const facts = `asset_id, is_minor, guardian_consent, given_on, expires_on, scope, proof_asset_id, recorded_by, recorded_at`;
const further = 'supersedes_id, correction_reason, is_mistaken';

/** A consent that was recorded wrongly is corrected by a row that names it and says why; only the last row counts. */
export class CorrectAssetConsents1795000510000 implements MigrationInterface {
  name = 'CorrectAssetConsents1795000510000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE asset_consents ADD CONSTRAINT asset_consents_of_asset UNIQUE (id, asset_id)',
    );
    await runner.query(`
      ALTER TABLE asset_consents
        ADD COLUMN supersedes_id uuid,
        ADD COLUMN correction_reason text,
        ADD COLUMN is_mistaken boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT asset_consents_superseded_once UNIQUE (supersedes_id),
        ADD CONSTRAINT asset_consents_supersedes FOREIGN KEY (supersedes_id, asset_id)
          REFERENCES asset_consents (id, asset_id),
        ADD CONSTRAINT asset_consents_not_itself CHECK (supersedes_id <> id),
        ADD CONSTRAINT asset_consents_reason CHECK ((supersedes_id IS NULL) = (correction_reason IS NULL)),
        ADD CONSTRAINT asset_consents_mistaken CHECK (NOT is_mistaken OR supersedes_id IS NOT NULL)`);
    await this.fix(runner, `${facts}, ${further}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.fix(runner, facts);
    await runner.query('ALTER TABLE asset_consents DROP CONSTRAINT asset_consents_supersedes');
    // Older programs judge every row there is: what was corrected must not bar a picture again.
    await runner.query(`
      DELETE FROM asset_consents c
      WHERE is_mistaken OR EXISTS (SELECT FROM asset_consents n WHERE n.supersedes_id = c.id)`);
    await runner.query(`
      ALTER TABLE asset_consents DROP COLUMN supersedes_id, DROP COLUMN correction_reason, DROP COLUMN is_mistaken`);
    await runner.query('ALTER TABLE asset_consents DROP CONSTRAINT asset_consents_of_asset');
  }

  private async fix(runner: QueryRunner, columns: string): Promise<void> {
    const of = (row: string) => columns.replace(/\b[a-z_]+\b/g, (column) => `${row}.${column}`);
    await runner.query('DROP TRIGGER asset_consents_fixed ON asset_consents');
    await runner.query(`
      CREATE TRIGGER asset_consents_fixed BEFORE UPDATE ON asset_consents FOR EACH ROW
      WHEN (OLD.revoked_at IS NOT NULL OR (${of('OLD')}) IS DISTINCT FROM (${of('NEW')}))
      EXECUTE FUNCTION refuse_other_consent()`);
  }
}
