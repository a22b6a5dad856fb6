import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is shown on an asset and agreed to it. Names are encrypted; nothing here is told in lists. */
export class CreateAssetConsents1795000410001 implements MigrationInterface {
  name = 'CreateAssetConsents1795000410001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_consents (
        id uuid PRIMARY KEY,
        asset_id uuid NOT NULL REFERENCES assets (id),
        sealed_person_name text NOT NULL,
        is_minor boolean NOT NULL,
        guardian_consent boolean NOT NULL,
        given_on date NOT NULL,
        expires_on date,
        scope text NOT NULL DEFAULT '',
        proof_asset_id uuid REFERENCES assets (id),
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES users (id),
        CONSTRAINT asset_consents_guardian CHECK (is_minor OR NOT guardian_consent),
        CONSTRAINT asset_consents_days CHECK (expires_on IS NULL OR expires_on >= given_on),
        CONSTRAINT asset_consents_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    await runner.query('CREATE INDEX asset_consents_asset_id ON asset_consents (asset_id, id)');
    await runner.query('CREATE INDEX asset_consents_proof ON asset_consents (proof_asset_id)');
    // What somebody agreed to is not rewritten: it is revoked, and another one recorded.
    await runner.query(`
      CREATE FUNCTION refuse_other_consent() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a recorded consent is revoked, never rewritten' USING CONSTRAINT = 'asset_consents_fixed';
      END $$`);
    await runner.query(`
      CREATE TRIGGER asset_consents_fixed BEFORE UPDATE ON asset_consents FOR EACH ROW
      WHEN (OLD.revoked_at IS NOT NULL OR
            (OLD.asset_id, OLD.is_minor, OLD.guardian_consent, OLD.given_on, OLD.expires_on, OLD.scope,
             OLD.proof_asset_id, OLD.recorded_by, OLD.recorded_at)
            IS DISTINCT FROM
            (NEW.asset_id, NEW.is_minor, NEW.guardian_consent, NEW.given_on, NEW.expires_on, NEW.scope,
             NEW.proof_asset_id, NEW.recorded_by, NEW.recorded_at))
      EXECUTE FUNCTION refuse_other_consent()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE asset_consents');
    await runner.query('DROP FUNCTION refuse_other_consent');
  }
}
