import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers of the site could see, and from when to when: it stays when the item is withdrawn. */
export class ArchivePages1795000280000 implements MigrationInterface {
  name = 'ArchivePages1795000280000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_archive (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        publication_id uuid NOT NULL REFERENCES publications (id),
        revision_id uuid NOT NULL,
        document bytea NOT NULL,
        live_from timestamptz NOT NULL,
        live_until timestamptz,
        CONSTRAINT delivery_archive_span CHECK (live_until IS NULL OR live_until >= live_from),
        CONSTRAINT delivery_archive_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX delivery_archive_one_live ON delivery_archive (content_id) WHERE live_until IS NULL',
    );
    await runner.query(
      'CREATE INDEX delivery_archive_content_id ON delivery_archive (content_id, live_from)',
    );
    await runner.query('CREATE INDEX delivery_archive_publication_id ON delivery_archive (publication_id)');
    await runner.query(`
      CREATE FUNCTION guard_delivery_archive() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.live_until IS NOT NULL
           OR (OLD.id, OLD.content_id, OLD.publication_id, OLD.revision_id, OLD.document, OLD.live_from)
              IS DISTINCT FROM
              (NEW.id, NEW.content_id, NEW.publication_id, NEW.revision_id, NEW.document, NEW.live_from) THEN
          RAISE EXCEPTION 'what was to be seen is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'delivery_archive_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER delivery_archive_guard BEFORE UPDATE ON delivery_archive
      FOR EACH ROW EXECUTE FUNCTION guard_delivery_archive()`);
    await runner.query(`
      CREATE TRIGGER delivery_archive_no_delete BEFORE DELETE ON delivery_archive
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER delivery_archive_no_truncate BEFORE TRUNCATE ON delivery_archive
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      INSERT INTO delivery_archive (id, content_id, publication_id, revision_id, document, live_from)
      SELECT gen_random_uuid(), content_id, publication_id, revision_id, document, updated_at
      FROM delivery_documents WHERE state = 'live' AND document IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery_archive');
    await runner.query('DROP FUNCTION guard_delivery_archive()');
  }
}
