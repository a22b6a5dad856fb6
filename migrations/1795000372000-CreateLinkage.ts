import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that go down the tree: required ones that are pushed, and what units subscribe to. */
export class CreateLinkage1795000372000 implements MigrationInterface {
  name = 'CreateLinkage1795000372000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createPushes(runner);
    await this.createSubscriptions(runner);
  }

  private async createPushes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_pushes (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        revision_id uuid NOT NULL REFERENCES content_revisions (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        title text NOT NULL,
        note text NOT NULL,
        due_at timestamptz,
        due_on date,
        must_keep_text boolean NOT NULL,
        may_decline boolean NOT NULL,
        cancelled_at timestamptz,
        cancel_reason text,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        CONSTRAINT content_pushes_due_day CHECK ((due_at IS NULL) = (due_on IS NULL)),
        CONSTRAINT content_pushes_cancelled_has_reason CHECK ((cancelled_at IS NULL) = (cancel_reason IS NULL))
      )`);
    await runner.query('CREATE INDEX content_pushes_content_id ON content_pushes (content_id, id)');
    await runner.query('CREATE INDEX content_pushes_revision_id ON content_pushes (revision_id)');
    await runner.query(`
      CREATE TABLE pushed_items (
        id uuid PRIMARY KEY,
        push_id uuid NOT NULL REFERENCES content_pushes (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        state text NOT NULL CONSTRAINT pushed_items_state CHECK (state IN ('open', 'taken', 'declined')),
        content_id uuid CONSTRAINT pushed_items_content UNIQUE REFERENCES contents (id),
        taken_by uuid REFERENCES users (id),
        taken_at timestamptz,
        declined_by uuid REFERENCES users (id),
        declined_at timestamptz,
        decline_reason text,
        due_soon_settled boolean NOT NULL DEFAULT false,
        overdue_settled boolean NOT NULL DEFAULT false,
        CONSTRAINT pushed_items_once UNIQUE (push_id, organization_id),
        CONSTRAINT pushed_items_taken_has_item CHECK
          ((state = 'taken') = (num_nonnulls(content_id, taken_by, taken_at) = 3)
           AND num_nonnulls(content_id, taken_by, taken_at) IN (0, 3)),
        CONSTRAINT pushed_items_declined_has_reason CHECK
          ((state = 'declined') = (num_nonnulls(declined_by, declined_at, decline_reason) = 3)
           AND num_nonnulls(declined_by, declined_at, decline_reason) IN (0, 3))
      )`);
    await runner.query('CREATE INDEX pushed_items_push_id ON pushed_items (push_id, id)');
    await runner.query('CREATE INDEX pushed_items_organization_id ON pushed_items (organization_id, id)');
    // What the sweep asks every minute: only what somebody may still have to be told of.
    await runner.query(`
      CREATE INDEX pushed_items_to_remind ON pushed_items (push_id) WHERE state = 'open' AND NOT overdue_settled`);
  }

  private async createSubscriptions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_offers (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        is_offered boolean NOT NULL,
        column_ids uuid[] NOT NULL,
        version integer NOT NULL,
        updated_by uuid NOT NULL REFERENCES users (id),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE unit_subscriptions (
        id uuid PRIMARY KEY,
        subscriber_organization_id uuid NOT NULL REFERENCES organizations (id),
        source_organization_id uuid NOT NULL REFERENCES organizations (id),
        column_id uuid REFERENCES columns (id) ON DELETE SET NULL,
        tags text[] NOT NULL,
        state text NOT NULL CONSTRAINT unit_subscriptions_state CHECK
          (state IN ('pending', 'active', 'refused', 'ended')),
        reason text,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        decided_by uuid REFERENCES users (id),
        decided_at timestamptz,
        CONSTRAINT unit_subscriptions_not_itself CHECK (subscriber_organization_id <> source_organization_id),
        CONSTRAINT unit_subscriptions_refused_has_reason CHECK (state <> 'refused' OR reason IS NOT NULL)
      )`);
    await runner.query(
      'CREATE INDEX unit_subscriptions_subscriber ON unit_subscriptions (subscriber_organization_id, id)',
    );
    await runner.query(
      'CREATE INDEX unit_subscriptions_source ON unit_subscriptions (source_organization_id, id)',
    );
    await runner.query(`
      CREATE TABLE subscription_takes (
        subscription_id uuid NOT NULL REFERENCES unit_subscriptions (id),
        origin_content_id uuid NOT NULL REFERENCES contents (id),
        content_id uuid NOT NULL CONSTRAINT subscription_takes_content UNIQUE REFERENCES contents (id),
        taken_by uuid NOT NULL REFERENCES users (id),
        taken_at timestamptz NOT NULL,
        PRIMARY KEY (subscription_id, origin_content_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'subscription_takes',
      'unit_subscriptions',
      'unit_offers',
      'pushed_items',
      'content_pushes',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}
