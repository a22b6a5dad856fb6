import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who renders which picture, how far it is, and which table of presets a rendition comes from. */
export class CreateAssetRenderings1795000420000 implements MigrationInterface {
  name = 'CreateAssetRenderings1795000420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_renderings (
        asset_id uuid PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        claimed_at timestamptz NOT NULL,
        leased_until timestamptz,
        not_before timestamptz,
        failures integer NOT NULL DEFAULT 0 CONSTRAINT asset_renderings_failures CHECK (failures >= 0),
        failure text,
        done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0,
        CONSTRAINT asset_renderings_progress CHECK (done BETWEEN 0 AND total)
      )`);
    // Whose turn it is: those served last come last.
    await runner.query(
      'CREATE INDEX asset_renderings_turns ON asset_renderings (organization_id, claimed_at DESC)',
    );
    await runner.query(
      'CREATE INDEX asset_renderings_leases ON asset_renderings (organization_id) WHERE leased_until IS NOT NULL',
    );
    await runner.query('ALTER TABLE asset_renditions ADD COLUMN preset_version integer NOT NULL DEFAULT 1');
    await runner.query(
      'CREATE INDEX asset_renditions_preset_version ON asset_renditions (preset_version, asset_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX asset_renditions_preset_version');
    await runner.query('ALTER TABLE asset_renditions DROP COLUMN preset_version');
    await runner.query('DROP TABLE asset_renderings');
  }
}
