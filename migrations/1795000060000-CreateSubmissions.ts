import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSubmissions1795000060000 implements MigrationInterface {
  name = 'CreateSubmissions1795000060000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createSubmissions(runner);
    await this.createHistory(runner);
    await this.linkContents(runner);
    await this.guardSubmissions(runner);
    await this.nameReviewAuthors(runner, withReporters);
  }

  private async createSubmissions(runner: QueryRunner): Promise<void> {
    // One row a year, held while a number is taken: numbers run, and nobody gets another's.
    await runner.query(`
      CREATE TABLE submission_numbers (
        year integer PRIMARY KEY,
        last_number integer NOT NULL CONSTRAINT submission_numbers_positive CHECK (last_number > 0)
      )`);
    await runner.query(`
      CREATE TABLE submissions (
        id uuid PRIMARY KEY,
        number text NOT NULL CONSTRAINT submissions_number UNIQUE
          CONSTRAINT submissions_number_form CHECK (number ~ '^[0-9]{4}-[0-9]{6,}$'),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        category text NOT NULL CONSTRAINT submissions_category CHECK (category IN
          ('news', 'experience', 'problem', 'opinion', 'research', 'proposal', 'urgent', 'brief', 'commissioned')),
        state text NOT NULL DEFAULT 'submitted' CONSTRAINT submissions_state CHECK
          (state IN ('submitted', 'accepted', 'declined', 'withdrawn', 'adopted')),
        title text NOT NULL CONSTRAINT submissions_title CHECK (title <> ''),
        body_html text NOT NULL,
        occurred_on date,
        asset_ids uuid[] NOT NULL,
        picture_ids uuid[] NOT NULL,
        contributors jsonb NOT NULL CONSTRAINT submissions_contributors CHECK (jsonb_array_length(contributors) > 0),
        contact_phone text,
        signed_off_by text,
        previously_published_in text,
        sent_by uuid NOT NULL REFERENCES users (id),
        sent_at timestamptz NOT NULL,
        content_id uuid CONSTRAINT submissions_content UNIQUE REFERENCES contents (id),
        decided_by uuid REFERENCES users (id),
        decided_at timestamptz,
        decline_reason text,
        adopted_at timestamptz,
        search_text text NOT NULL,
        version integer NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT submissions_taken_has_content CHECK ((state IN ('accepted', 'adopted')) = (content_id IS NOT NULL)),
        CONSTRAINT submissions_declined_has_reason CHECK 
          ((state = 'declined') = coalesce(length(trim(decline_reason)) > 0, false)),
        CONSTRAINT submissions_decided_has_time CHECK
          ((state IN ('accepted', 'adopted', 'declined')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
        CONSTRAINT submissions_adopted_has_time CHECK ((state = 'adopted') = (adopted_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX submissions_organization_id ON submissions (organization_id, id)');
    await runner.query('CREATE INDEX submissions_sent_by ON submissions (sent_by, id)');
    await runner.query('CREATE INDEX submissions_sent_at ON submissions (sent_at)');
    await runner.query("CREATE INDEX submissions_waiting ON submissions (id) WHERE state = 'submitted'");
    await runner.query('CREATE INDEX submissions_asset_ids ON submissions USING gin (asset_ids)');
    await runner.query('CREATE INDEX submissions_picture_ids ON submissions USING gin (picture_ids)');
  }

  private async createHistory(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_events (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submissions (id),
        kind text NOT NULL,
        actor_id uuid REFERENCES users (id),
        actor_name text NOT NULL,
        note text,
        occurred_at timestamptz NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX submission_events_submission_id ON submission_events (submission_id, id)',
    );
    await runner.query(`
      CREATE TRIGGER submission_events_append_only BEFORE UPDATE OR DELETE ON submission_events
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER submission_events_no_truncate BEFORE TRUNCATE ON submission_events
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TABLE submission_adoptions (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submissions (id),
        level text NOT NULL CONSTRAINT submission_adoptions_level CHECK
          (level IN ('county', 'city', 'province', 'national')),
        outlet text NOT NULL,
        url text,
        adopted_on date NOT NULL,
        state text NOT NULL CONSTRAINT submission_adoptions_state CHECK (state IN ('claimed', 'verified')),
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        verified_by uuid REFERENCES users (id),
        verified_at timestamptz,
        CONSTRAINT submission_adoptions_once UNIQUE (submission_id, level, outlet, adopted_on),
        CONSTRAINT submission_adoptions_verified_by CHECK
          ((state = 'verified') = (verified_by IS NOT NULL AND verified_at IS NOT NULL))
      )`);
  }

  /** A report becomes one item, and an item says which report it was made from. */
  private async linkContents(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contents ADD CONSTRAINT contents_submission FOREIGN KEY (submission_id) REFERENCES submissions (id)`);
    await runner.query(`
      CREATE UNIQUE INDEX contents_one_per_submission ON contents (submission_id)
      WHERE submission_id IS NOT NULL AND deleted_at IS NULL`);
  }

  /** What was decided on stays as it was decided on, and nothing goes back. */
  private async guardSubmissions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.number, OLD.organization_id, OLD.sent_by, OLD.sent_at)
           IS DISTINCT FROM (NEW.number, NEW.organization_id, NEW.sent_by, NEW.sent_at) THEN
          RAISE EXCEPTION 'who sent a report, when and under which number never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_fixed';
        END IF;
        IF OLD.state <> 'submitted' AND
           (OLD.title, OLD.body_html, OLD.contributors, OLD.asset_ids, OLD.content_id, OLD.decided_by, OLD.decline_reason)
           IS DISTINCT FROM
           (NEW.title, NEW.body_html, NEW.contributors, NEW.asset_ids, NEW.content_id, NEW.decided_by, NEW.decline_reason)
        THEN
          RAISE EXCEPTION 'a decided report is not rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_closed';
        END IF;
        IF OLD.state <> NEW.state AND NOT (
             OLD.state = 'submitted' AND NEW.state IN ('accepted', 'declined', 'withdrawn')
             OR OLD.state = 'accepted' AND NEW.state = 'adopted') THEN
          RAISE EXCEPTION 'a report does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_transition';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER submissions_guard BEFORE UPDATE ON submissions
      FOR EACH ROW EXECUTE FUNCTION guard_submission()`);
    await runner.query(`
      CREATE TRIGGER submissions_kept BEFORE DELETE ON submissions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER submissions_no_truncate BEFORE TRUNCATE ON submissions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /**
   * Whoever sent or wrote the report that an item was made from is one of its authors, whatever the item itself says,
   * and never decides on it.
   */
  private async nameReviewAuthors(runner: QueryRunner, reporters: string): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION review_author_ids(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_agg(DISTINCT person) FROM content_revisions r
        JOIN contents c ON c.id = r.content_id
        JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
        CROSS JOIN LATERAL (
          SELECT c.author_id AS person UNION ALL SELECT e.saved_by
          UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
          ${reporters}
        ) people
        WHERE r.id = reviewed
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.nameReviewAuthors(runner, '');
    await runner.query('DROP INDEX contents_one_per_submission');
    await runner.query('ALTER TABLE contents DROP CONSTRAINT contents_submission');
    await runner.query('DROP TABLE submission_adoptions');
    await runner.query('DROP TABLE submission_events');
    await runner.query('DROP TABLE submissions');
    await runner.query('DROP TABLE submission_numbers');
    await runner.query('DROP FUNCTION guard_submission()');
  }
}

const withReporters = `
          UNION ALL SELECT s.sent_by FROM submissions s WHERE s.id = c.submission_id
          UNION ALL SELECT (contributor ->> 'userId')::uuid
            FROM submissions s, jsonb_array_elements(s.contributors) contributor
            WHERE s.id = c.submission_id AND contributor ->> 'userId' IS NOT NULL`;
