import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Connecting an account in the browser: who began it for which account, and what came of it. */
export class AddChannelAuthorizations1795000101000 implements MigrationInterface {
  name = 'AddChannelAuthorizations1795000101000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_authorizations (
        state_hash text PRIMARY KEY,
        browser_hash text NOT NULL,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id) ON DELETE CASCADE,
        platform text NOT NULL,
        user_id uuid NOT NULL REFERENCES users (id),
        session_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX channel_authorizations_browser_hash ON channel_authorizations (browser_hash)',
    );
    await runner.query(
      'CREATE INDEX channel_authorizations_expires_at ON channel_authorizations (expires_at)',
    );
    await runner.query(`
      ALTER TABLE channel_accounts
        ADD COLUMN scopes text[],
        ADD COLUMN authorized_at timestamptz,
        ADD COLUMN authorized_by uuid REFERENCES users (id),
        ADD COLUMN hinted_at timestamptz`);
    await runner.query(`
      CREATE INDEX channel_accounts_remote_account ON channel_accounts (platform, remote_account_id)
        WHERE remote_account_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX channel_accounts_remote_account');
    await runner.query(`
      ALTER TABLE channel_accounts
        DROP COLUMN hinted_at,
        DROP COLUMN authorized_by,
        DROP COLUMN authorized_at,
        DROP COLUMN scopes`);
    await runner.query('DROP TABLE channel_authorizations');
  }
}
