import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes on passages of an item. What was said stays; only whether it is settled changes. */
export class CreateReviewNotes1795000205000 implements MigrationInterface {
  name = 'CreateReviewNotes1795000205000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_notes (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        revision_id uuid NOT NULL,
        path text NOT NULL,
        range_start integer,
        range_end integer,
        quote text,
        context_before text,
        context_after text,
        note text NOT NULL CONSTRAINT review_notes_says_something CHECK (length(trim(note)) > 0),
        author_id uuid NOT NULL REFERENCES users (id),
        review_id uuid REFERENCES reviews (id),
        stage_key text,
        created_at timestamptz NOT NULL,
        resolved_at timestamptz,
        resolved_by uuid REFERENCES users (id),
        CONSTRAINT review_notes_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id),
        CONSTRAINT review_notes_passage CHECK (
          num_nulls(range_start, range_end, quote, context_before, context_after) IN (0, 5)
          AND (range_start IS NULL OR (range_start >= 0 AND range_end > range_start))),
        CONSTRAINT review_notes_stage CHECK ((review_id IS NULL) = (stage_key IS NULL)),
        CONSTRAINT review_notes_resolved CHECK ((resolved_at IS NULL) = (resolved_by IS NULL))
      )`);
    await runner.query('CREATE INDEX review_notes_content_id ON review_notes (content_id, id)');
    await runner.query(
      'CREATE INDEX review_notes_open ON review_notes (content_id, id) WHERE resolved_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE review_note_replies (
        id uuid PRIMARY KEY,
        note_id uuid NOT NULL REFERENCES review_notes (id),
        text text NOT NULL CONSTRAINT review_note_replies_says_something CHECK (length(trim(text)) > 0),
        author_id uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX review_note_replies_note_id ON review_note_replies (note_id, id)');
    await this.keep(runner);
  }

  private async keep(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_review_note() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(OLD) - 'resolved_at' - 'resolved_by' IS DISTINCT FROM
           to_jsonb(NEW) - 'resolved_at' - 'resolved_by' THEN
          RAISE EXCEPTION 'a note is settled or taken up again, never changed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_notes_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_notes_guard BEFORE UPDATE ON review_notes
      FOR EACH ROW EXECUTE FUNCTION guard_review_note()`);
    await runner.query(`
      CREATE TRIGGER review_notes_not_removed BEFORE DELETE ON review_notes
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_notes_no_truncate BEFORE TRUNCATE ON review_notes
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_note_replies_append_only BEFORE UPDATE OR DELETE ON review_note_replies
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_note_replies_no_truncate BEFORE TRUNCATE ON review_note_replies
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_note_replies');
    await runner.query('DROP TABLE review_notes');
    await runner.query('DROP FUNCTION guard_review_note()');
  }
}
