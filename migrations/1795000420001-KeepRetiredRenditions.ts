import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that were given out stay good when a picture is rendered anew. */
export class KeepRetiredRenditions1795000420001 implements MigrationInterface {
  name = 'KeepRetiredRenditions1795000420001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retired_renditions (
        asset_id uuid NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
        name text NOT NULL,
        media_type text NOT NULL,
        sha256 character(64) NOT NULL,
        bytes integer NOT NULL,
        retired_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (asset_id, name, media_type, sha256)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retired_renditions');
  }
}
