import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody decides in another's place: for some days, in one branch, on record, until it is revoked. */
export class CreateReviewDelegations1795000200300 implements MigrationInterface {
  name = 'CreateReviewDelegations1795000200300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_delegations (
        id uuid PRIMARY KEY,
        delegator_id uuid NOT NULL REFERENCES users (id),
        delegate_id uuid NOT NULL REFERENCES users (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        reason text NOT NULL CONSTRAINT review_delegations_reason CHECK (length(trim(reason)) > 0),
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        revoked_by uuid REFERENCES users (id),
        revoked_at timestamptz,
        CONSTRAINT review_delegations_to_another CHECK (delegate_id <> delegator_id),
        CONSTRAINT review_delegations_dates CHECK (ends_at > starts_at),
        CONSTRAINT review_delegations_length CHECK (ends_at <= starts_at + interval '90 days'),
        CONSTRAINT review_delegations_revoked CHECK ((revoked_by IS NULL) = (revoked_at IS NULL)),
        CONSTRAINT review_delegations_people UNIQUE (id, delegator_id, delegate_id)
      )`);
    await runner.query(`
      CREATE INDEX review_delegations_delegate_id ON review_delegations (delegate_id, ends_at) WHERE revoked_at IS NULL`);
    await runner.query(`
      CREATE INDEX review_delegations_delegator_id ON review_delegations (delegator_id, ends_at)`);
    await runner.query(`
      CREATE INDEX review_delegations_organization_id ON review_delegations (organization_id, id)`);
    await runner.query(`
      CREATE FUNCTION guard_review_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.revoked_at IS NOT NULL OR
           (OLD.id, OLD.delegator_id, OLD.delegate_id, OLD.organization_id, OLD.starts_at, OLD.ends_at, OLD.reason,
            OLD.created_by, OLD.created_at)
           IS DISTINCT FROM
           (NEW.id, NEW.delegator_id, NEW.delegate_id, NEW.organization_id, NEW.starts_at, NEW.ends_at, NEW.reason,
            NEW.created_by, NEW.created_at) THEN
          RAISE EXCEPTION 'a delegation is only ever revoked, once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_delegations_frozen';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_delegations_guard BEFORE UPDATE ON review_delegations
      FOR EACH ROW EXECUTE FUNCTION guard_review_delegation()`);
    await runner.query(`
      CREATE TRIGGER review_delegations_kept BEFORE DELETE ON review_delegations
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_delegations_no_truncate BEFORE TRUNCATE ON review_delegations
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_delegations');
    await runner.query('DROP FUNCTION guard_review_delegation()');
  }
}
