import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places that are filled again and again (每日一问 at 07:30), who fills which, and what was told of empty ones. */
export class CreateRecurringSlots1795000252000 implements MigrationInterface {
  name = 'CreateRecurringSlots1795000252000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recurring_slots (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        column_id uuid REFERENCES columns (id),
        channel_account_id uuid REFERENCES channel_accounts (id),
        name text NOT NULL,
        days text[] NOT NULL,
        time text NOT NULL CONSTRAINT recurring_slots_time CHECK (time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        starts_on date NOT NULL,
        ends_on date,
        skip_holidays boolean NOT NULL,
        alarm_at text NOT NULL
          CONSTRAINT recurring_slots_alarm_at CHECK (alarm_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        content_type text,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT recurring_slots_has_place CHECK (column_id IS NOT NULL OR channel_account_id IS NOT NULL),
        CONSTRAINT recurring_slots_has_length CHECK (ends_on IS NULL OR ends_on >= starts_on),
        CONSTRAINT recurring_slots_days CHECK (cardinality(days) BETWEEN 1 AND 7 AND days <@ ARRAY[
          'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'working_days'])
      )`);
    await runner.query(
      'CREATE INDEX recurring_slots_organization_id ON recurring_slots (organization_id, id)',
    );
    // What the sweep walks every minute: those that have not ended.
    await runner.query('CREATE INDEX recurring_slots_ends_on ON recurring_slots (ends_on)');
    await runner.query('CREATE INDEX recurring_slots_column_id ON recurring_slots (column_id)');
    await runner.query(
      'CREATE INDEX recurring_slots_channel_account_id ON recurring_slots (channel_account_id)',
    );
    await runner.query(`
      CREATE TABLE slot_assignments (
        slot_id uuid NOT NULL REFERENCES recurring_slots (id),
        date date NOT NULL,
        content_id uuid REFERENCES contents (id),
        skip_reason text,
        assigned_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (slot_id, date),
        CONSTRAINT slot_assignments_one_way CHECK ((content_id IS NULL) <> (skip_reason IS NULL))
      )`);
    await runner.query('CREATE INDEX slot_assignments_content_id ON slot_assignments (content_id)');
    await runner.query(`
      CREATE TABLE slot_alarms (
        slot_id uuid NOT NULL REFERENCES recurring_slots (id),
        date date NOT NULL,
        round integer NOT NULL,
        raised_at timestamptz NOT NULL,
        resolved_at timestamptz,
        PRIMARY KEY (slot_id, date)
      )`);
    await runner.query(
      'CREATE INDEX slot_alarms_open ON slot_alarms (slot_id, date) WHERE resolved_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE slot_alarms');
    await runner.query('DROP TABLE slot_assignments');
    await runner.query('DROP TABLE recurring_slots');
  }
}
