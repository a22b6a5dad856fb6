import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 检查: what columns are judged by, who is exempt, updates that we did not make, and what people were told. */
export class CreateInspections1795000592000 implements MigrationInterface {
  name = 'CreateInspections1795000592000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE column_inspection_rules (
        column_id uuid PRIMARY KEY REFERENCES columns (id) ON DELETE CASCADE,
        kind text NOT NULL CONSTRAINT column_inspection_rules_kind CHECK (kind IN ('news', 'policy', 'lasting')),
        stale_after_days integer,
        warn_after_days integer,
        changed_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT column_inspection_rules_days CHECK (
          (stale_after_days IS NULL) = (warn_after_days IS NULL)
          AND (stale_after_days IS NULL OR warn_after_days BETWEEN 1 AND stale_after_days AND stale_after_days <= 1000))
      )`);
    // Neither account nor column: the home page of the unit.
    const subject = `
        organization_id uuid NOT NULL REFERENCES organizations (id),
        channel_account_id uuid REFERENCES channel_accounts (id) ON DELETE CASCADE,
        column_id uuid REFERENCES columns (id) ON DELETE CASCADE`;
    await runner.query(`
      CREATE TABLE inspection_exemptions (
        id uuid PRIMARY KEY,
        ${subject},
        reason text NOT NULL CONSTRAINT inspection_exemptions_reason CHECK (length(trim(reason)) > 0),
        until_day date NOT NULL,
        granted_by uuid NOT NULL REFERENCES users (id),
        granted_at timestamptz NOT NULL,
        ended_by uuid REFERENCES users (id),
        ended_at timestamptz,
        CONSTRAINT inspection_exemptions_one CHECK (num_nonnulls(channel_account_id, column_id) <= 1),
        CONSTRAINT inspection_exemptions_ended CHECK (num_nulls(ended_by, ended_at) IN (0, 2))
      )`);
    await runner.query(
      'CREATE INDEX inspection_exemptions_organization_id ON inspection_exemptions (organization_id, id DESC)',
    );
    await runner.query(`
      CREATE TABLE inspection_updates (
        id uuid PRIMARY KEY,
        ${subject},
        occurred_at timestamptz NOT NULL,
        url text,
        note text,
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        revoked_by uuid REFERENCES users (id),
        revoked_at timestamptz,
        CONSTRAINT inspection_updates_one CHECK (num_nonnulls(channel_account_id, column_id) <= 1),
        CONSTRAINT inspection_updates_over CHECK (occurred_at <= recorded_at),
        CONSTRAINT inspection_updates_revoked CHECK (num_nulls(revoked_by, revoked_at) IN (0, 2))
      )`);
    await runner.query(
      'CREATE INDEX inspection_updates_organization_id ON inspection_updates (organization_id, id DESC)',
    );
    // They end or are revoked once, and nothing else about them changes.
    for (const [table, change] of [
      [
        'inspection_exemptions',
        'OLD.ended_at IS NOT NULL OR (OLD.reason, OLD.until_day) <> (NEW.reason, NEW.until_day)',
      ],
      ['inspection_updates', 'OLD.revoked_at IS NOT NULL OR OLD.occurred_at <> NEW.occurred_at'],
    ]) {
      await runner.query(`
        CREATE TRIGGER ${table}_guard BEFORE UPDATE ON ${table} FOR EACH ROW
        WHEN (${change} OR (OLD.id, OLD.organization_id) <> (NEW.id, NEW.organization_id)
          OR (OLD.channel_account_id, OLD.column_id) IS DISTINCT FROM (NEW.channel_account_id, NEW.column_id))
        EXECUTE FUNCTION refuse_change()`);
    }
    await runner.query(`
      CREATE TABLE inspection_alarms (
        subject_id uuid NOT NULL,
        rule text NOT NULL,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        state text NOT NULL CONSTRAINT inspection_alarms_state CHECK (state IN ('warn', 'stale')),
        since timestamptz NOT NULL,
        told_at timestamptz NOT NULL,
        PRIMARY KEY (subject_id, rule)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'inspection_alarms',
      'inspection_updates',
      'inspection_exemptions',
      'column_inspection_rules',
    ])
      await runner.query(`DROP TABLE ${table}`);
  }
}
