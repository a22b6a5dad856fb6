import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people want to be told, the hooks of units, and each notice on its way to each of them. */
export class DeliverNotices1795000260000 implements MigrationInterface {
  name = 'DeliverNotices1795000260000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notices ADD COLUMN fanned_out_at timestamptz');
    // What is old was told in the list alone.
    await runner.query('UPDATE notices SET fanned_out_at = created_at');
    await runner.query(
      'CREATE INDEX notices_to_fan_out ON notices (created_at, id) WHERE fanned_out_at IS NULL',
    );
    await runner.query(`
      CREATE TABLE notice_preferences (
        user_id uuid PRIMARY KEY REFERENCES users (id),
        mail text NOT NULL CONSTRAINT notice_preferences_mail CHECK (mail IN ('off', 'each', 'digest')),
        digest_at text NOT NULL,
        quiet_from text,
        quiet_to text,
        muted_kinds text[] NOT NULL,
        language text NOT NULL CONSTRAINT notice_preferences_language CHECK (language IN ('zh', 'en')),
        version integer NOT NULL,
        CONSTRAINT notice_preferences_quiet CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE notice_hooks (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        url text NOT NULL,
        kinds text[] NOT NULL,
        sealed_secret text NOT NULL,
        state text NOT NULL CONSTRAINT notice_hooks_state CHECK (state IN ('active', 'paused')),
        paused_because text,
        answers_for uuid NOT NULL REFERENCES users (id),
        failures integer NOT NULL DEFAULT 0,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT notice_hooks_name UNIQUE (organization_id, name)
      )`);
    await runner.query(`
      CREATE TABLE notice_deliveries (
        id uuid PRIMARY KEY,
        notice_id uuid NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
        user_id uuid REFERENCES users (id),
        hook_id uuid REFERENCES notice_hooks (id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'pending' CONSTRAINT notice_deliveries_state CHECK
          (state IN ('pending', 'sent', 'failed', 'dropped')),
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        leased_until timestamptz,
        last_problem text,
        settled_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT notice_deliveries_to_one CHECK (num_nonnulls(user_id, hook_id) = 1),
        CONSTRAINT notice_deliveries_settled CHECK ((state = 'pending') = (settled_at IS NULL)),
        CONSTRAINT notice_deliveries_user UNIQUE (notice_id, user_id),
        CONSTRAINT notice_deliveries_hook UNIQUE (notice_id, hook_id)
      )`);
    await runner.query(
      "CREATE INDEX notice_deliveries_due ON notice_deliveries (due_at) WHERE state = 'pending'",
    );
    await runner.query('CREATE INDEX notice_deliveries_hook_id ON notice_deliveries (hook_id, id)');
    await runner.query('CREATE INDEX notice_deliveries_user_id ON notice_deliveries (user_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_deliveries');
    await runner.query('DROP TABLE notice_hooks');
    await runner.query('DROP TABLE notice_preferences');
    await runner.query('ALTER TABLE notices DROP COLUMN fanned_out_at');
  }
}
