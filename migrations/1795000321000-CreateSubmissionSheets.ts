import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Spreadsheets of reports, row by row; and messages that became a draft which their sender has to complete. */
export class CreateSubmissionSheets1795000321000 implements MigrationInterface {
  name = 'CreateSubmissionSheets1795000321000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_sheets (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        created_by uuid NOT NULL REFERENCES users (id),
        file_name text NOT NULL,
        sha256 character(64) NOT NULL,
        files jsonb NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX submission_sheets_created_by ON submission_sheets (created_by, id)');
    await runner.query(`
      CREATE TABLE submission_sheet_rows (
        id uuid PRIMARY KEY,
        sheet_id uuid NOT NULL REFERENCES submission_sheets (id),
        line integer NOT NULL CONSTRAINT submission_sheet_rows_line CHECK (line > 1),
        state text NOT NULL CONSTRAINT submission_sheet_rows_state CHECK
          (state IN ('good', 'faulty', 'due', 'sent', 'refused')),
        title text NOT NULL,
        input jsonb,
        sealed_contact_phone text,
        faults jsonb NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz,
        submission_id uuid CONSTRAINT submission_sheet_rows_submission UNIQUE REFERENCES submissions (id),
        CONSTRAINT submission_sheet_rows_once UNIQUE (sheet_id, line),
        CONSTRAINT submission_sheet_rows_sent CHECK ((state = 'sent') = (submission_id IS NOT NULL)),
        CONSTRAINT submission_sheet_rows_due CHECK ((state = 'due') = (due_at IS NOT NULL)),
        CONSTRAINT submission_sheet_rows_input CHECK (state = 'faulty' OR input IS NOT NULL)
      )`);
    await runner.query(
      `CREATE INDEX submission_sheet_rows_to_send ON submission_sheet_rows (due_at) WHERE state = 'due'`,
    );
    await runner.query(`
      CREATE FUNCTION guard_submission_sheet_row() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'sent' AND (OLD.state, OLD.submission_id) IS DISTINCT FROM (NEW.state, NEW.submission_id) THEN
          RAISE EXCEPTION 'a row is sent once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submission_sheet_rows_settled';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER submission_sheet_rows_guard BEFORE UPDATE ON submission_sheet_rows
      FOR EACH ROW EXECUTE FUNCTION guard_submission_sheet_row()`);
    await this.checkMessages(runner, `'submitted', 'drafted'`);
    await runner.query('ALTER TABLE intake_messages ADD COLUMN sealed_contact_phone text');
  }

  private async checkMessages(runner: QueryRunner, settled: string): Promise<void> {
    await runner.query('ALTER TABLE intake_messages DROP CONSTRAINT intake_messages_state');
    await runner.query('ALTER TABLE intake_messages DROP CONSTRAINT intake_messages_submitted');
    await runner.query(`
      ALTER TABLE intake_messages ADD CONSTRAINT intake_messages_state CHECK
        (state IN ('received', 'waiting', 'set_aside', 'discarded', 'duplicate', ${settled}))`);
    // A draft may be deleted by the person whose it is: the message stays.
    await runner.query(`
      ALTER TABLE intake_messages ADD CONSTRAINT intake_messages_submitted CHECK
        (CASE state WHEN 'submitted' THEN submission_id IS NOT NULL
                    WHEN 'drafted' THEN true ELSE submission_id IS NULL END)`);
    const onDelete = settled.includes('drafted') ? 'ON DELETE SET NULL' : '';
    await runner.query('ALTER TABLE intake_messages DROP CONSTRAINT intake_messages_submission_id_fkey');
    await runner.query(`
      ALTER TABLE intake_messages ADD CONSTRAINT intake_messages_submission_id_fkey
      FOREIGN KEY (submission_id) REFERENCES submissions (id) ${onDelete}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intake_messages DROP COLUMN sealed_contact_phone');
    await this.checkMessages(runner, `'submitted'`);
    await runner.query('DROP TABLE submission_sheet_rows');
    await runner.query('DROP FUNCTION guard_submission_sheet_row()');
    await runner.query('DROP TABLE submission_sheets');
  }
}
