import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has the current stage of a review in hand. What became of a claim is told by the audit trail. */
export class CreateReviewClaims1795000207000 implements MigrationInterface {
  name = 'CreateReviewClaims1795000207000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_claims (
        review_id uuid PRIMARY KEY REFERENCES reviews (id),
        stage_key text NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id),
        claimed_at timestamptz NOT NULL,
        assigned_by uuid REFERENCES users (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_claims');
  }
}
