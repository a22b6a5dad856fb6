import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the worker makes of sound and film: how far it is, what it found, and the files that came out. */
export class CreateMediaPreparations1795000425000 implements MigrationInterface {
  name = 'CreateMediaPreparations1795000425000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE media_preparations (
        asset_id uuid PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'due' CONSTRAINT media_preparations_state
          CHECK (state IN ('due', 'working', 'made', 'failed', 'missing')),
        step text,
        percent integer NOT NULL DEFAULT 0 CONSTRAINT media_preparations_percent CHECK (percent BETWEEN 0 AND 100),
        attempts integer NOT NULL DEFAULT 0,
        lease uuid,
        leased_until timestamptz,
        missing text[] NOT NULL DEFAULT '{}',
        failure text,
        loudness jsonb,
        findings jsonb NOT NULL DEFAULT '[]',
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT media_preparations_failure CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT media_preparations_lease CHECK ((state = 'working') = (lease IS NOT NULL AND leased_until IS NOT NULL))
      )`);
    await runner.query(
      `CREATE INDEX media_preparations_open ON media_preparations (asset_id)
       WHERE state IN ('due', 'working', 'missing')`,
    );
    await runner.query(`
      CREATE TABLE prepared_files (
        asset_id uuid NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
        name text NOT NULL CONSTRAINT prepared_files_name CHECK (name ~ '^[a-z0-9_]{1,40}$'),
        media_type text NOT NULL,
        sha256 character(64) NOT NULL CONSTRAINT prepared_files_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes bigint NOT NULL CONSTRAINT prepared_files_bytes CHECK (bytes > 0),
        header_bytes integer NOT NULL DEFAULT 0,
        duration_seconds double precision,
        bit_rate integer,
        width integer,
        height integer,
        made_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (asset_id, name, media_type)
      )`);
    // Whatever door a recording comes in by, now or later, nobody can forget its preparation.
    await runner.query(`
      CREATE FUNCTION prepare_media() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO media_preparations (asset_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_prepare_media AFTER INSERT ON assets FOR EACH ROW
      WHEN (NEW.kind = 'audio') EXECUTE FUNCTION prepare_media()`);
    await runner.query(
      `INSERT INTO media_preparations (asset_id) SELECT id FROM assets WHERE kind = 'audio'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER assets_prepare_media ON assets');
    await runner.query('DROP FUNCTION prepare_media');
    await runner.query('DROP TABLE prepared_files');
    await runner.query('DROP TABLE media_preparations');
  }
}
