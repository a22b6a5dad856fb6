import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to a platform's app and not to one account: its own token, its signing ticket. Kept until it runs out. */
export class CreateChannelSecrets1795000120000 implements MigrationInterface {
  name = 'CreateChannelSecrets1795000120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_secrets (
        platform text NOT NULL,
        scope character(64) NOT NULL,
        sealed_value text NOT NULL,
        expires_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (platform, scope)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel_secrets');
  }
}
