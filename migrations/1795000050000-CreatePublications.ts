import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePublications1795000050000 implements MigrationInterface {
  name = 'CreatePublications1795000050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE publications (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        platform text NOT NULL,
        mode text NOT NULL CONSTRAINT publications_mode CHECK (mode IN ('api', 'share', 'feed', 'hand_off')),
        state text NOT NULL CONSTRAINT publications_state CHECK (state IN (
          'scheduled', 'queued', 'publishing', 'awaiting_platform', 'awaiting_hand_off', 'published', 'failed',
          'needs_attention', 'cancelled', 'withdrawing', 'withdrawn')),
        scheduled_at timestamptz NOT NULL,
        lateness_rule text NOT NULL
          CONSTRAINT publications_lateness_rule CHECK (lateness_rule IN ('send', 'ask', 'drop')),
        options jsonb NOT NULL,
        revision_id uuid REFERENCES content_revisions (id),
        next_run_at timestamptz NOT NULL,
        enqueued_at timestamptz,
        lease_owner text,
        lease_until timestamptz,
        fence bigint NOT NULL DEFAULT 0,
        attempts integer NOT NULL DEFAULT 0,
        times_asked integer NOT NULL DEFAULT 0,
        pending_reference text,
        pending_since timestamptz,
        lost_step text,
        lost_intent_at timestamptz,
        had_lost_answer boolean NOT NULL DEFAULT false,
        remote_id text,
        remote_url text,
        remote_extra jsonb,
        published_at timestamptz,
        failure jsonb,
        note jsonb,
        withdraw_reason text,
        withdrawn_at timestamptz,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT publications_published_has_post CHECK (state <> 'published' OR published_at IS NOT NULL),
        CONSTRAINT publications_failed_has_reason CHECK (state <> 'failed' OR failure IS NOT NULL)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX publications_one_live ON publications (content_id, channel_account_id)
      WHERE state NOT IN ('failed', 'cancelled', 'withdrawn')`);
    await runner.query(`
      CREATE UNIQUE INDEX publications_one_remote_post ON publications (channel_account_id, remote_id)
      WHERE remote_id IS NOT NULL`);
    // What the sweep asks twice a second; holds only what is still to be worked on.
    await runner.query(`
      CREATE INDEX publications_due ON publications (next_run_at)
      WHERE state IN ('scheduled', 'queued', 'publishing', 'awaiting_platform', 'withdrawing')`);
    await runner.query('CREATE INDEX publications_content_id ON publications (content_id)');
    await runner.query(
      'CREATE INDEX publications_organization_id ON publications (organization_id, id DESC)',
    );
    await runner.query('CREATE INDEX publications_scheduled_at ON publications (scheduled_at, id)');
    await runner.query(`
      CREATE INDEX publications_pending_reference ON publications (channel_account_id, pending_reference)
      WHERE pending_reference IS NOT NULL`);
    await runner.query(`
      CREATE TABLE publication_attempts (
        publication_id uuid NOT NULL REFERENCES publications (id),
        fence bigint NOT NULL,
        kind text NOT NULL CONSTRAINT publication_attempts_kind CHECK (kind IN ('publish', 'follow_up', 'withdraw')),
        worker text NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        outcome text,
        failure jsonb,
        PRIMARY KEY (publication_id, fence)
      )`);
    await runner.query(`
      CREATE TABLE publication_steps (
        id uuid PRIMARY KEY,
        publication_id uuid NOT NULL REFERENCES publications (id),
        name text NOT NULL,
        effect text NOT NULL CONSTRAINT publication_steps_effect CHECK (effect IN ('repeatable', 'once')),
        state text NOT NULL CONSTRAINT publication_steps_state
          CHECK (state IN ('intent', 'done', 'failed', 'voided', 'superseded')),
        fence bigint NOT NULL,
        intent_at timestamptz NOT NULL,
        result_at timestamptz,
        result jsonb,
        failure jsonb
      )`);
    // A step is under way or done at most once at a time: the database's half of "never twice".
    await runner.query(`
      CREATE UNIQUE INDEX publication_steps_one_current ON publication_steps (publication_id, name)
      WHERE state IN ('intent', 'done')`);
    await runner.query(
      'CREATE INDEX publication_steps_publication_id ON publication_steps (publication_id, intent_at)',
    );
    await runner.query(`
      CREATE TABLE channel_callback_deliveries (
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id) ON DELETE CASCADE,
        event_key text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (channel_account_id, event_key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE channel_callback_deliveries');
    await runner.query('DROP TABLE publication_steps');
    await runner.query('DROP TABLE publication_attempts');
    await runner.query('DROP TABLE publications');
  }
}
