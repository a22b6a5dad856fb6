import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has opened which revision for review, and when first. */
export class LogReviewOpenings1795000206000 implements MigrationInterface {
  name = 'LogReviewOpenings1795000206000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_openings (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES reviews (id),
        revision_id uuid NOT NULL REFERENCES content_revisions (id),
        user_id uuid NOT NULL REFERENCES users (id),
        opened_at timestamptz NOT NULL,
        CONSTRAINT review_openings_once UNIQUE (user_id, revision_id)
      )`);
    await runner.query('CREATE INDEX review_openings_review_id ON review_openings (review_id, id)');
    await runner.query(`
      CREATE TRIGGER review_openings_append_only BEFORE UPDATE OR DELETE ON review_openings
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_openings_no_truncate BEFORE TRUNCATE ON review_openings
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_openings');
  }
}
