import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which items were taken over from another unit, and from which revision of what. */
export class KeepOrigins1795000371000 implements MigrationInterface {
  name = 'KeepOrigins1795000371000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_origins (
        content_id uuid PRIMARY KEY REFERENCES contents (id),
        origin_content_id uuid NOT NULL REFERENCES contents (id),
        origin_revision_id uuid NOT NULL REFERENCES content_revisions (id),
        origin_fingerprint text NOT NULL CONSTRAINT content_origins_fingerprint CHECK
          (origin_fingerprint ~ '^[0-9a-f]{64}$'),
        origin_organization_id uuid NOT NULL REFERENCES organizations (id),
        CONSTRAINT content_origins_not_itself CHECK (content_id <> origin_content_id)
      )`);
    await runner.query(
      'CREATE INDEX content_origins_origin_content_id ON content_origins (origin_content_id)',
    );
    await runner.query(`
      CREATE TRIGGER content_origins_append_only BEFORE UPDATE OR DELETE ON content_origins
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER content_origins_no_truncate BEFORE TRUNCATE ON content_origins
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // A list of what a unit published newest first, for those who take it over.
    await runner.query(`
      CREATE INDEX contents_published ON contents (organization_id, published_at DESC, id DESC)
      WHERE state = 'published'`);
    await runner.query(
      'ALTER TABLE reprint_register ADD COLUMN origin_revision_id uuid REFERENCES content_revisions (id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reprint_register DROP COLUMN origin_revision_id');
    await runner.query('DROP INDEX contents_published');
    await runner.query('DROP TABLE content_origins');
  }
}
