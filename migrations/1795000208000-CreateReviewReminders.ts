import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When people are reminded of a stage that waits; null: all was said. */
export class CreateReviewReminders1795000208000 implements MigrationInterface {
  name = 'CreateReviewReminders1795000208000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_reminders (
        review_id uuid PRIMARY KEY REFERENCES reviews (id),
        stage_key text NOT NULL,
        due_at timestamptz NOT NULL,
        remind_at timestamptz,
        CONSTRAINT review_reminders_in_time CHECK (remind_at <= due_at)
      )`);
    await runner.query(
      'CREATE INDEX review_reminders_remind_at ON review_reminders (remind_at) WHERE remind_at IS NOT NULL',
    );
    // What waits already: people are told once it is overdue, not of each that is due soon.
    await runner.query(`
      INSERT INTO review_reminders (review_id, stage_key, due_at, remind_at)
      SELECT r.id, r.current_stage, due.at, due.at FROM reviews r
      JOIN LATERAL jsonb_array_elements(r.stages) stage ON stage ->> 'key' = r.current_stage
      JOIN LATERAL (
        SELECT r.stage_opened_at + make_interval(hours => (stage ->> 'dueWithinHours')::integer) AS at) due ON true
      WHERE r.state = 'open' AND due.at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_reminders');
  }
}
