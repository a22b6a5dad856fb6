import type { MigrationInterface, QueryRunner } from 'typeorm';

const fileTables = ['asset_renditions', 'retired_renditions', 'prepared_files'] as const;

/** Who keeps in memory which file an address names hears when that is no longer so; the payload is the asset's id. */
export class TellAssetFiles1795000520000 implements MigrationInterface {
  name = 'TellAssetFiles1795000520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_asset_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('asset_files_changed', OLD.id::text);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_files_changed AFTER UPDATE OF deleted_at, sha256, bytes, media_type, file_name ON assets
      FOR EACH ROW WHEN ((OLD.deleted_at, OLD.sha256, OLD.bytes, OLD.media_type, OLD.file_name)
        IS DISTINCT FROM (NEW.deleted_at, NEW.sha256, NEW.bytes, NEW.media_type, NEW.file_name))
      EXECUTE FUNCTION tell_asset_changed()`);
    await runner.query(`
      CREATE TRIGGER assets_removed AFTER DELETE ON assets FOR EACH ROW EXECUTE FUNCTION tell_asset_changed()`);
    await runner.query(`
      CREATE FUNCTION tell_asset_file_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('asset_files_changed', OLD.asset_id::text);
        RETURN NULL;
      END $$`);
    for (const table of fileTables) {
      await runner.query(`
        CREATE TRIGGER ${table}_files_changed AFTER UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION tell_asset_file_changed()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of fileTables) await runner.query(`DROP TRIGGER ${table}_files_changed ON ${table}`);
    await runner.query('DROP FUNCTION tell_asset_file_changed()');
    await runner.query('DROP TRIGGER assets_removed ON assets');
    await runner.query('DROP TRIGGER assets_files_changed ON assets');
    await runner.query('DROP FUNCTION tell_asset_changed()');
  }
}
