import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may hear a private programme. */
export class CreateFeedTokens1795000430003 implements MigrationInterface {
  name = 'CreateFeedTokens1795000430003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed_tokens (
        id uuid PRIMARY KEY,
        programme_id uuid NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
        label text NOT NULL,
        token_hash character(64) NOT NULL CONSTRAINT feed_tokens_hash UNIQUE,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES users (id),
        CONSTRAINT feed_tokens_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    await runner.query('CREATE INDEX feed_tokens_programme_id ON feed_tokens (programme_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_tokens');
  }
}
