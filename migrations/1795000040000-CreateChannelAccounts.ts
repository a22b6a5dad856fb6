import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateChannelAccounts1795000040000 implements MigrationInterface {
  name = 'CreateChannelAccounts1795000040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_accounts (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        platform text NOT NULL,
        name text NOT NULL,
        mode text NOT NULL CONSTRAINT channel_accounts_mode CHECK (mode IN ('api', 'share', 'feed', 'hand_off')),
        state text NOT NULL
          CONSTRAINT channel_accounts_state CHECK (state IN ('connected', 'needs_authorization', 'disabled')),
        note jsonb,
        sealed_credentials text NOT NULL,
        settings jsonb NOT NULL,
        remote_account_id text,
        display_name text,
        grant_expires_at timestamptz,
        verified_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE INDEX channel_accounts_organization_id ON channel_accounts (organization_id, platform)',
    );
    await runner.query(`
      CREATE TABLE channel_tokens (
        channel_account_id uuid PRIMARY KEY REFERENCES channel_accounts (id) ON DELETE CASCADE,
        sealed_grant text NOT NULL,
        access_token_expires_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE channel_budget_uses (
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id) ON DELETE CASCADE,
        operation text NOT NULL,
        window_start timestamptz NOT NULL,
        used integer NOT NULL,
        PRIMARY KEY (channel_account_id, operation, window_start)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel_budget_uses');
    await runner.query('DROP TABLE channel_tokens');
    await runner.query('DROP TABLE channel_accounts');
  }
}
