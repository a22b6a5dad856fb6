import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which reports tell the same, by what they have in common that is rare, and what editors made of it. */
export class CreateNearDuplicates1795000330000 implements MigrationInterface {
  name = 'CreateNearDuplicates1795000330000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE near_duplicate_backgrounds (
        number integer PRIMARY KEY,
        report_count integer NOT NULL CONSTRAINT near_duplicate_backgrounds_count CHECK (report_count > 0),
        sample_size integer NOT NULL CONSTRAINT near_duplicate_backgrounds_sample CHECK
          (sample_size > 0 AND sample_size <= report_count),
        counts bytea NOT NULL,
        made_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE near_duplicate_looks (
        submission_id uuid PRIMARY KEY REFERENCES submissions (id),
        looked_at timestamptz,
        background_number integer NOT NULL DEFAULT 0,
        features integer[] NOT NULL DEFAULT '{}',
        failures integer NOT NULL DEFAULT 0,
        retry_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX near_duplicate_looks_due ON near_duplicate_looks (submission_id) WHERE looked_at IS NULL',
    );
    await runner.query(`
      CREATE INDEX near_duplicate_looks_background ON near_duplicate_looks (background_number, submission_id)
      WHERE looked_at IS NOT NULL`);
    // Without a pending list: a search never reads what was not sorted in yet.
    await runner.query(`
      CREATE INDEX near_duplicate_looks_features ON near_duplicate_looks USING gin (features) WITH (fastupdate = off)`);
    await runner.query(`
      CREATE TABLE near_duplicate_pairs (
        first_id uuid NOT NULL REFERENCES submissions (id),
        second_id uuid NOT NULL REFERENCES submissions (id),
        kind text NOT NULL CONSTRAINT near_duplicate_pairs_kind CHECK (kind IN ('same_text', 'same_event')),
        similarity numeric(4, 3) NOT NULL CONSTRAINT near_duplicate_pairs_similarity CHECK
          (similarity >= 0 AND similarity <= 1),
        measures jsonb NOT NULL,
        passages jsonb NOT NULL CONSTRAINT near_duplicate_pairs_passages CHECK (jsonb_typeof(passages) = 'array'),
        found_at timestamptz NOT NULL,
        outcome text CONSTRAINT near_duplicate_pairs_outcome CHECK (outcome IN ('joint', 'duplicate', 'keep')),
        reason text,
        decided_by uuid REFERENCES users (id),
        decided_at timestamptz,
        PRIMARY KEY (first_id, second_id),
        CONSTRAINT near_duplicate_pairs_once CHECK (first_id < second_id),
        CONSTRAINT near_duplicate_pairs_decided CHECK
          ((outcome IS NULL) = (decided_by IS NULL) AND (outcome IS NULL) = (decided_at IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX near_duplicate_pairs_second ON near_duplicate_pairs (second_id, first_id)',
    );
    await runner.query(`
      CREATE INDEX near_duplicate_pairs_undecided ON near_duplicate_pairs (first_id, second_id) WHERE outcome IS NULL`);
    await this.askForLooks(runner);
  }

  /** By whatever door a report comes in or changes: in the same transaction it is due for a look. */
  private async askForLooks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ask_for_near_duplicates() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO near_duplicate_looks (submission_id) VALUES (NEW.id)
        ON CONFLICT (submission_id) DO UPDATE SET looked_at = NULL, failures = 0, retry_at = NULL;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER submissions_sent_are_looked_at AFTER INSERT ON submissions
      FOR EACH ROW WHEN (NEW.state <> 'draft') EXECUTE FUNCTION ask_for_near_duplicates()`);
    await runner.query(`
      CREATE TRIGGER submissions_changed_are_looked_at AFTER UPDATE ON submissions
      FOR EACH ROW WHEN (NEW.state <> 'draft' AND (OLD.state = 'draft' OR
        (OLD.title, OLD.body_html, OLD.occurred_on) IS DISTINCT FROM (NEW.title, NEW.body_html, NEW.occurred_on)))
      EXECUTE FUNCTION ask_for_near_duplicates()`);
    await runner.query(`
      INSERT INTO near_duplicate_looks (submission_id) SELECT id FROM submissions WHERE state <> 'draft'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER submissions_changed_are_looked_at ON submissions');
    await runner.query('DROP TRIGGER submissions_sent_are_looked_at ON submissions');
    await runner.query('DROP FUNCTION ask_for_near_duplicates()');
    await runner.query('DROP TABLE near_duplicate_pairs');
    await runner.query('DROP TABLE near_duplicate_looks');
    await runner.query('DROP TABLE near_duplicate_backgrounds');
  }
}
