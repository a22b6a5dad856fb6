import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts of scoring that people write down: penalties, and marks of the desk. Revoked with a reason, never rewritten. */
export class CreateScorePenalties1795000351000 implements MigrationInterface {
  name = 'CreateScorePenalties1795000351000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE score_penalties (
        id uuid PRIMARY KEY,
        issuer_id uuid NOT NULL REFERENCES organizations (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        submission_id uuid REFERENCES submissions (id),
        code text NOT NULL CONSTRAINT score_penalties_code CHECK (code ~ '^[a-z][a-z0-9_]{0,39}$'),
        occurred_on date NOT NULL,
        reason text NOT NULL CONSTRAINT score_penalties_reason CHECK (length(trim(reason)) > 0),
        proof text,
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        revoked_by uuid REFERENCES users (id),
        revoked_at timestamptz,
        revoke_reason text,
        CONSTRAINT score_penalties_revoked CHECK (
          num_nonnulls(revoked_by, revoked_at, revoke_reason) IN (0, 3)
          AND (revoke_reason IS NULL OR length(trim(revoke_reason)) > 0))
      )`);
    // Of one unit in a period, and newest first for lists.
    await runner.query(
      'CREATE INDEX score_penalties_organization_id ON score_penalties (organization_id, occurred_on)',
    );
    await runner.query('CREATE INDEX score_penalties_issuer_id ON score_penalties (issuer_id, occurred_on)');
    await runner.query(
      'CREATE INDEX score_penalties_submission_id ON score_penalties (submission_id) WHERE submission_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE submission_marks (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submissions (id),
        code text NOT NULL CONSTRAINT submission_marks_code CHECK (code IN ('meets_requirements')),
        marked_on date NOT NULL,
        marked_by uuid NOT NULL REFERENCES users (id),
        marked_at timestamptz NOT NULL,
        revoked_by uuid REFERENCES users (id),
        revoked_at timestamptz,
        revoke_reason text,
        CONSTRAINT submission_marks_revoked CHECK (
          num_nonnulls(revoked_by, revoked_at, revoke_reason) IN (0, 3)
          AND (revoke_reason IS NULL OR length(trim(revoke_reason)) > 0))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX submission_marks_once ON submission_marks (submission_id, code) WHERE revoked_at IS NULL`);
    await runner.query('CREATE INDEX submission_marks_submission_id ON submission_marks (submission_id, id)');
    await runner.query('CREATE INDEX submission_marks_marked_on ON submission_marks (marked_on)');
    await runner.query(
      'CREATE INDEX submission_marks_revoked_at ON submission_marks (revoked_at) WHERE revoked_at IS NOT NULL',
    );
    await this.guard(runner);
  }

  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_revocable_fact() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.revoked_at IS NOT NULL
           OR (to_jsonb(OLD) - ARRAY['revoked_by', 'revoked_at', 'revoke_reason'])
              IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['revoked_by', 'revoked_at', 'revoke_reason']) THEN
          RAISE EXCEPTION 'a fact is revoked once and recorded anew, never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'revocable_fact_fixed';
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['score_penalties', 'submission_marks']) {
      await runner.query(`
        CREATE TRIGGER ${table}_guard BEFORE UPDATE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION guard_revocable_fact()`);
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE submission_marks');
    await runner.query('DROP TABLE score_penalties');
    await runner.query('DROP FUNCTION guard_revocable_fact()');
  }
}
