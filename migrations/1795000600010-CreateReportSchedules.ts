import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that are made and mailed by themselves: what is wished, each making of it, and each mail. */
export class CreateReportSchedules1795000600010 implements MigrationInterface {
  name = 'CreateReportSchedules1795000600010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_schedules (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        subject_kind text NOT NULL CONSTRAINT report_schedules_subject
          CHECK (subject_kind IN ('organization', 'column', 'brand', 'campaign')),
        subject_id uuid NOT NULL,
        every text NOT NULL CONSTRAINT report_schedules_every CHECK (every IN ('week', 'month', 'quarter', 'year')),
        send_at text NOT NULL CONSTRAINT report_schedules_send_at CHECK (send_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
        delay_days integer NOT NULL CONSTRAINT report_schedules_delay CHECK (delay_days BETWEEN 0 AND 28),
        recipient_ids uuid[] NOT NULL CONSTRAINT report_schedules_recipients
          CHECK (cardinality(recipient_ids) BETWEEN 1 AND 50),
        format text NOT NULL CONSTRAINT report_schedules_format CHECK (format IN ('xlsx', 'csv', 'docx', 'pdf')),
        state text NOT NULL CONSTRAINT report_schedules_state CHECK (state IN ('active', 'paused')),
        answers_for uuid NOT NULL REFERENCES users (id),
        next_due_at timestamptz NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      `CREATE INDEX report_schedules_due ON report_schedules (next_due_at) WHERE state = 'active'`,
    );
    // One report for a period, whoever finds it due.
    await runner.query(`
      CREATE TABLE report_runs (
        id uuid PRIMARY KEY,
        schedule_id uuid NOT NULL REFERENCES report_schedules (id) ON DELETE CASCADE,
        from_day date NOT NULL,
        to_day date NOT NULL,
        state text NOT NULL CONSTRAINT report_runs_state CHECK (state IN ('due', 'made', 'failed')),
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        leased_until timestamptz,
        last_problem text,
        sha256 character(64),
        file_name text,
        format text NOT NULL,
        has_submissions boolean,
        made_at timestamptz,
        created_at timestamptz NOT NULL,
        CONSTRAINT report_runs_once UNIQUE (schedule_id, from_day, to_day),
        CONSTRAINT report_runs_made CHECK ((state = 'made') = (sha256 IS NOT NULL)
          AND (sha256 IS NULL) = (file_name IS NULL) AND (sha256 IS NULL) = (made_at IS NULL)
          AND (sha256 IS NULL) = (has_submissions IS NULL))
      )`);
    await runner.query(`CREATE INDEX report_runs_due ON report_runs (due_at) WHERE state = 'due'`);
    await runner.query(`
      CREATE TABLE report_deliveries (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES report_runs (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id),
        state text NOT NULL DEFAULT 'pending' CONSTRAINT report_deliveries_state
          CHECK (state IN ('pending', 'sent', 'failed', 'dropped')),
        due_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        leased_until timestamptz,
        last_problem text,
        settled_at timestamptz,
        CONSTRAINT report_deliveries_once UNIQUE (run_id, user_id),
        CONSTRAINT report_deliveries_settled CHECK ((state = 'pending') = (settled_at IS NULL))
      )`);
    await runner.query(
      `CREATE INDEX report_deliveries_due ON report_deliveries (due_at) WHERE state = 'pending'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_deliveries');
    await runner.query('DROP TABLE report_runs');
    await runner.query('DROP TABLE report_schedules');
  }
}
