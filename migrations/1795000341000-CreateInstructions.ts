import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 领导批示: what leaders wrote on a report. */
export class CreateInstructions1795000341000 implements MigrationInterface {
  name = 'CreateInstructions1795000341000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_instructions (
        id uuid PRIMARY KEY,
        submission_id uuid NOT NULL REFERENCES submissions (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        level text NOT NULL CONSTRAINT submission_instructions_level CHECK
          (level IN ('unit', 'county', 'city', 'province', 'national')),
        leader_name text NOT NULL CONSTRAINT submission_instructions_leader_name CHECK (length(trim(leader_name)) > 0),
        leader_post text NOT NULL CONSTRAINT submission_instructions_leader_post CHECK (length(trim(leader_post)) > 0),
        instructed_on date NOT NULL,
        text text,
        is_open boolean NOT NULL,
        proof_asset_id uuid REFERENCES assets (id),
        state text NOT NULL CONSTRAINT submission_instructions_state CHECK
          (state IN ('claimed', 'verified', 'refused', 'revoked')),
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        verified_by uuid REFERENCES users (id),
        verified_at timestamptz,
        refused_by uuid REFERENCES users (id),
        refused_at timestamptz,
        refuse_reason text,
        revoked_by uuid REFERENCES users (id),
        revoked_at timestamptz,
        revoke_reason text,
        CONSTRAINT submission_instructions_verified CHECK
          ((state IN ('verified', 'revoked')) = (verified_at IS NOT NULL)
           AND (verified_at IS NULL) = (verified_by IS NULL)),
        CONSTRAINT submission_instructions_refused CHECK
          ((state = 'refused') = (refused_by IS NOT NULL AND refused_at IS NOT NULL AND length(trim(refuse_reason)) > 0)
           AND (state = 'refused' OR num_nonnulls(refused_by, refused_at, refuse_reason) = 0)),
        CONSTRAINT submission_instructions_revoked CHECK
          ((state = 'revoked') = (revoked_by IS NOT NULL AND revoked_at IS NOT NULL AND length(trim(revoke_reason)) > 0)
           AND (state = 'revoked' OR num_nonnulls(revoked_by, revoked_at, revoke_reason) = 0))
      )`);
    await this.addIndexes(runner);
    await this.guard(runner);
  }

  private async addIndexes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE UNIQUE INDEX submission_instructions_once
      ON submission_instructions (submission_id, level, leader_name, instructed_on)
      WHERE state IN ('claimed', 'verified')`);
    await runner.query(
      'CREATE INDEX submission_instructions_submission_id ON submission_instructions (submission_id, id)',
    );
    await runner.query(`
      CREATE INDEX submission_instructions_instructed_on ON submission_instructions (organization_id, instructed_on)
      WHERE state = 'verified'`);
    await runner.query(`
      CREATE INDEX submission_instructions_verified_at ON submission_instructions (organization_id, verified_at)
      WHERE verified_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX submission_instructions_revoked_at ON submission_instructions (organization_id, revoked_at)
      WHERE revoked_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX submission_instructions_proof_asset_id ON submission_instructions (proof_asset_id)
      WHERE proof_asset_id IS NOT NULL`);
  }

  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_submission_instruction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          NEW.organization_id := (SELECT organization_id FROM submissions WHERE id = NEW.submission_id);
          RETURN NEW;
        END IF;
        IF (OLD.id, OLD.submission_id, OLD.organization_id, OLD.level, OLD.leader_name, OLD.leader_post,
            OLD.instructed_on, OLD.text, OLD.is_open, OLD.proof_asset_id, OLD.recorded_by, OLD.recorded_at)
           IS DISTINCT FROM
           (NEW.id, NEW.submission_id, NEW.organization_id, NEW.level, NEW.leader_name, NEW.leader_post,
            NEW.instructed_on, NEW.text, NEW.is_open, NEW.proof_asset_id, NEW.recorded_by, NEW.recorded_at)
           OR OLD.verified_at IS NOT NULL
              AND (OLD.verified_by, OLD.verified_at) IS DISTINCT FROM (NEW.verified_by, NEW.verified_at) THEN
          RAISE EXCEPTION 'an instruction is revoked and recorded anew, never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submission_instructions_fixed';
        END IF;
        IF OLD.state <> NEW.state AND NOT (
             OLD.state = 'claimed' AND NEW.state IN ('verified', 'refused')
             OR OLD.state = 'verified' AND NEW.state = 'revoked') THEN
          RAISE EXCEPTION 'an instruction does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submission_instructions_transition';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER submission_instructions_guard BEFORE INSERT OR UPDATE ON submission_instructions
      FOR EACH ROW EXECUTE FUNCTION guard_submission_instruction()`);
    await runner.query(`
      CREATE TRIGGER submission_instructions_kept BEFORE DELETE ON submission_instructions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER submission_instructions_no_truncate BEFORE TRUNCATE ON submission_instructions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE submission_instructions');
    await runner.query('DROP FUNCTION guard_submission_instruction()');
  }
}
