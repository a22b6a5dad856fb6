import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Films are prepared as sound is. */
export class PrepareFilms1795000426000 implements MigrationInterface {
  name = 'PrepareFilms1795000426000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER assets_prepare_media ON assets');
    await runner.query(`
      CREATE TRIGGER assets_prepare_media AFTER INSERT ON assets FOR EACH ROW
      WHEN (NEW.kind IN ('audio', 'video')) EXECUTE FUNCTION prepare_media()`);
    await runner.query(
      `INSERT INTO media_preparations (asset_id) SELECT id FROM assets WHERE kind = 'video' ON CONFLICT DO NOTHING`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER assets_prepare_media ON assets');
    await runner.query(`
      CREATE TRIGGER assets_prepare_media AFTER INSERT ON assets FOR EACH ROW
      WHEN (NEW.kind = 'audio') EXECUTE FUNCTION prepare_media()`);
    await runner.query(
      `DELETE FROM media_preparations p USING assets a WHERE a.id = p.asset_id AND a.kind = 'video'`,
    );
  }
}
