import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much each unit holds, kept with every upload and deletion, and how much it may. */
export class CreateAssetQuotas1795000410002 implements MigrationInterface {
  name = 'CreateAssetQuotas1795000410002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_volumes (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        bytes bigint NOT NULL CONSTRAINT asset_volumes_bytes CHECK (bytes >= 0),
        files integer NOT NULL CONSTRAINT asset_volumes_files CHECK (files >= 0)
      )`);
    await runner.query(`
      CREATE TABLE asset_quotas (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        max_bytes bigint CONSTRAINT asset_quotas_bytes CHECK (max_bytes > 0),
        max_files integer CONSTRAINT asset_quotas_files CHECK (max_files > 0),
        warned_percent integer NOT NULL DEFAULT 0
          CONSTRAINT asset_quotas_warned CHECK (warned_percent IN (0, 80, 100)),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT asset_quotas_limit CHECK (max_bytes IS NOT NULL OR max_files IS NOT NULL)
      )`);
    await runner.query(`
      INSERT INTO asset_volumes (organization_id, bytes, files)
      SELECT organization_id, sum(bytes), count(*) FROM assets WHERE deleted_at IS NULL GROUP BY organization_id`);
    await runner.query(`
      CREATE FUNCTION count_asset_volume() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        before integer := CASE WHEN TG_OP = 'INSERT' OR OLD.deleted_at IS NOT NULL THEN 0 ELSE 1 END;
        step integer := CASE WHEN NEW.deleted_at IS NULL THEN 1 ELSE 0 END - before;
      BEGIN
        IF step <> 0 THEN
          UPDATE asset_volumes SET bytes = bytes + step * NEW.bytes, files = files + step
          WHERE organization_id = NEW.organization_id;
          IF NOT FOUND THEN
            INSERT INTO asset_volumes (organization_id, bytes, files) VALUES (NEW.organization_id, NEW.bytes, 1)
            ON CONFLICT (organization_id) DO UPDATE
              SET bytes = asset_volumes.bytes + excluded.bytes, files = asset_volumes.files + 1;
          END IF;
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_count_volume AFTER INSERT OR UPDATE OF deleted_at ON assets
      FOR EACH ROW EXECUTE FUNCTION count_asset_volume()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER assets_count_volume ON assets');
    await runner.query('DROP FUNCTION count_asset_volume');
    await runner.query('DROP TABLE asset_quotas');
    await runner.query('DROP TABLE asset_volumes');
  }
}
