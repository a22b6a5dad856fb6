import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAssets1795000010000 implements MigrationInterface {
  name = 'CreateAssets1795000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assets (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        kind text NOT NULL CONSTRAINT assets_kind CHECK (kind IN ('image', 'audio', 'video', 'document')),
        media_type text NOT NULL,
        bytes bigint NOT NULL CONSTRAINT assets_bytes CHECK (bytes > 0),
        sha256 character(64) NOT NULL CONSTRAINT assets_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        file_name text NOT NULL,
        width integer,
        height integer,
        duration_seconds double precision,
        codec jsonb NOT NULL DEFAULT '{}',
        alt_text text NOT NULL DEFAULT '',
        credit text NOT NULL DEFAULT '',
        focal_point jsonb,
        state text NOT NULL CONSTRAINT assets_state CHECK (state IN ('processing', 'ready', 'rejected')),
        rejection text,
        renditions_due boolean NOT NULL DEFAULT false,
        uploaded_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz,
        CONSTRAINT assets_rejection CHECK ((state = 'rejected') = (rejection IS NOT NULL))
      )`);
    await runner.query(
      'CREATE INDEX assets_organization_id ON assets (organization_id, id DESC) WHERE deleted_at IS NULL',
    );
    await runner.query('CREATE INDEX assets_uploaded_by ON assets (uploaded_by, id DESC)');
    await runner.query('CREATE INDEX assets_sha256 ON assets (sha256)');
    await runner.query('CREATE INDEX assets_renditions_due ON assets (id) WHERE renditions_due');
    // The bytes of an asset are what was approved: another file is another asset.
    await runner.query(`
      CREATE FUNCTION refuse_other_bytes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the bytes and the unit of an asset never change' USING CONSTRAINT = 'assets_fixed_bytes';
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_fixed_bytes BEFORE UPDATE ON assets FOR EACH ROW
      WHEN ((OLD.sha256, OLD.bytes, OLD.media_type, OLD.organization_id, OLD.uploaded_by)
            IS DISTINCT FROM (NEW.sha256, NEW.bytes, NEW.media_type, NEW.organization_id, NEW.uploaded_by))
      EXECUTE FUNCTION refuse_other_bytes()`);
    await runner.query(`
      CREATE TABLE asset_renditions (
        asset_id uuid NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
        name text NOT NULL,
        media_type text NOT NULL,
        sha256 character(64) NOT NULL,
        width integer NOT NULL,
        height integer NOT NULL,
        bytes integer NOT NULL,
        PRIMARY KEY (asset_id, name, media_type)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE asset_renditions');
    await runner.query('DROP TABLE assets');
    await runner.query('DROP FUNCTION refuse_other_bytes');
  }
}
