import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 约稿: reports that a unit asks those below for, by a date. No foreign key holds `submissions.commission_id`: a draft that
 * was written off line may name what is gone, and nothing is sent that names it. Commissions are never removed.
 */
export class CreateCommissions1795000370000 implements MigrationInterface {
  name = 'CreateCommissions1795000370000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createCommissions(runner);
    await this.createAddressees(runner);
    await this.createVersions(runner);
  }

  private async createCommissions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE commissions (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        title text NOT NULL CONSTRAINT commissions_title CHECK (title <> ''),
        brief text NOT NULL,
        category text,
        due_at timestamptz NOT NULL,
        due_on date NOT NULL,
        minimum integer NOT NULL CONSTRAINT commissions_minimum CHECK (minimum BETWEEN 1 AND 100),
        asked_units uuid[] NOT NULL,
        asked_tier text,
        asked_reach text CONSTRAINT commissions_asked_reach CHECK (asked_reach IN ('directly_below', 'all_below')),
        state text NOT NULL CONSTRAINT commissions_state CHECK (state IN ('draft', 'issued', 'closed', 'cancelled')),
        issued_at timestamptz,
        ended_at timestamptz,
        end_reason text,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT commissions_issued_has_time CHECK (state = 'cancelled' OR (state = 'draft') = (issued_at IS NULL)),
        CONSTRAINT commissions_ended_has_time CHECK ((state IN ('closed', 'cancelled')) = (ended_at IS NOT NULL)),
        CONSTRAINT commissions_cancelled_has_reason CHECK (state <> 'cancelled' OR end_reason IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX commissions_organization_id ON commissions (organization_id, id)');
    // Scoring asks by the day on which they were due.
    await runner.query('CREATE INDEX commissions_due_on ON commissions (due_on) WHERE issued_at IS NOT NULL');
  }

  private async createAddressees(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE commission_addressees (
        commission_id uuid NOT NULL REFERENCES commissions (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        excused_at timestamptz,
        excused_by uuid REFERENCES users (id),
        excuse_reason text,
        due_soon_settled boolean NOT NULL DEFAULT false,
        overdue_settled boolean NOT NULL DEFAULT false,
        PRIMARY KEY (commission_id, organization_id),
        CONSTRAINT commission_addressees_excuse_has_reason CHECK
          (num_nonnulls(excused_at, excused_by, excuse_reason) IN (0, 3))
      )`);
    await runner.query(
      'CREATE INDEX commission_addressees_organization_id ON commission_addressees (organization_id, commission_id)',
    );
    // What the sweep asks every minute: only what somebody may still have to be told of.
    await runner.query(`
      CREATE INDEX commission_addressees_to_remind ON commission_addressees (commission_id)
      WHERE NOT overdue_settled AND excused_at IS NULL`);
    await runner.query(`
      CREATE FUNCTION keep_addressee() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR (OLD.commission_id, OLD.organization_id)
           IS DISTINCT FROM (NEW.commission_id, NEW.organization_id) THEN
          RAISE EXCEPTION 'whom a commission was issued to never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'commission_addressees_fixed';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER commission_addressees_kept BEFORE UPDATE OR DELETE ON commission_addressees
      FOR EACH ROW EXECUTE FUNCTION keep_addressee()`);
  }

  private async createVersions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE commission_versions (
        commission_id uuid NOT NULL REFERENCES commissions (id),
        number integer NOT NULL CONSTRAINT commission_versions_number CHECK (number > 0),
        title text NOT NULL,
        brief text NOT NULL,
        category text,
        due_at timestamptz NOT NULL,
        minimum integer NOT NULL,
        note text,
        changed_by uuid NOT NULL REFERENCES users (id),
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (commission_id, number)
      )`);
    await runner.query(`
      CREATE TRIGGER commission_versions_append_only BEFORE UPDATE OR DELETE ON commission_versions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER commission_versions_no_truncate BEFORE TRUNCATE ON commission_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE commission_versions');
    await runner.query('DROP TABLE commission_addressees');
    await runner.query('DROP FUNCTION keep_addressee');
    await runner.query('DROP TABLE commissions');
  }
}
