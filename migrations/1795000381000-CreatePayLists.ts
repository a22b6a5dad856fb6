import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 稿费发放表: what closed bulletins give to people in money, each bulletin once. */
export class CreatePayLists1795000381000 implements MigrationInterface {
  name = 'CreatePayLists1795000381000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pay_lists (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        title text NOT NULL CONSTRAINT pay_lists_title CHECK (length(trim(title)) > 0),
        state text NOT NULL CONSTRAINT pay_lists_state CHECK (state IN ('draft', 'issued', 'cancelled')),
        prepared_by uuid NOT NULL REFERENCES users (id),
        issued_by uuid REFERENCES users (id),
        issued_at timestamptz,
        cancelled_by uuid REFERENCES users (id),
        cancelled_at timestamptz,
        cancel_reason text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pay_lists_issued CHECK
          ((issued_by IS NULL) = (issued_at IS NULL) AND (state <> 'issued' OR issued_at IS NOT NULL)
           AND (state <> 'draft' OR issued_at IS NULL)),
        CONSTRAINT pay_lists_issued_by_another CHECK (issued_by <> prepared_by),
        CONSTRAINT pay_lists_cancelled CHECK
          (state = 'cancelled' AND num_nulls(cancelled_by, cancelled_at, cancel_reason) = 0
           OR state <> 'cancelled' AND num_nonnulls(cancelled_by, cancelled_at, cancel_reason) = 0)
      )`);
    await runner.query('CREATE INDEX pay_lists_organization_id ON pay_lists (organization_id, id)');
    // A bulletin is paid by one list. The one that it corrects may have been paid before: then the difference is.
    await runner.query(`
      CREATE TABLE pay_list_bulletins (
        pay_list_id uuid NOT NULL REFERENCES pay_lists (id),
        bulletin_id uuid NOT NULL REFERENCES bulletin_issues (bulletin_id),
        is_live boolean NOT NULL DEFAULT true,
        PRIMARY KEY (pay_list_id, bulletin_id)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX pay_list_bulletins_once ON pay_list_bulletins (bulletin_id) WHERE is_live',
    );
    await runner.query(`
      CREATE TABLE pay_list_rows (
        pay_list_id uuid NOT NULL REFERENCES pay_lists (id),
        position integer NOT NULL CONSTRAINT pay_list_rows_position CHECK (position > 0),
        person text NOT NULL,
        user_id uuid REFERENCES users (id),
        name text NOT NULL,
        organization_id uuid REFERENCES organizations (id),
        unit_name text NOT NULL,
        reports integer NOT NULL,
        points numeric(14, 2) NOT NULL,
        fen integer NOT NULL CONSTRAINT pay_list_rows_fen CHECK (fen <> 0),
        paid_on date,
        paid_by uuid REFERENCES users (id),
        PRIMARY KEY (pay_list_id, position),
        CONSTRAINT pay_list_rows_person UNIQUE (pay_list_id, person),
        CONSTRAINT pay_list_rows_paid CHECK ((paid_on IS NULL) = (paid_by IS NULL))
      )`);
    await this.guard(runner);
  }

  /** What was issued is written with its issuing and stays; a row is marked as paid once; a paid list is not cancelled. */
  private async guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_pay_list_row() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        list_state text;
      BEGIN
        SELECT state INTO list_state FROM pay_lists l
        WHERE l.id = CASE TG_OP WHEN 'DELETE' THEN OLD.pay_list_id ELSE NEW.pay_list_id END FOR UPDATE;
        IF TG_OP = 'INSERT' AND list_state = 'draft' THEN
          RETURN NEW;
        END IF;
        IF TG_OP = 'UPDATE' AND list_state = 'issued' AND OLD.paid_on IS NULL AND NEW.paid_on IS NOT NULL
           AND (OLD.pay_list_id, OLD.position, OLD.person, OLD.user_id, OLD.name, OLD.organization_id, OLD.unit_name,
                OLD.reports, OLD.points, OLD.fen)
             IS NOT DISTINCT FROM
               (NEW.pay_list_id, NEW.position, NEW.person, NEW.user_id, NEW.name, NEW.organization_id, NEW.unit_name,
                NEW.reports, NEW.points, NEW.fen) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'rows of a pay list are issued with it, and paid once' USING ERRCODE = 'restrict_violation',
          CONSTRAINT = 'pay_list_rows_fixed';
      END $$`);
    await runner.query(`
      CREATE TRIGGER pay_list_rows_guard BEFORE INSERT OR UPDATE OR DELETE ON pay_list_rows
      FOR EACH ROW EXECUTE FUNCTION guard_pay_list_row()`);
    await runner.query(`
      CREATE FUNCTION guard_pay_list() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.id, OLD.organization_id, OLD.prepared_by) IS DISTINCT FROM (NEW.id, NEW.organization_id, NEW.prepared_by)
           OR OLD.state <> 'draft' AND (OLD.title, OLD.issued_by, OLD.issued_at)
             IS DISTINCT FROM (NEW.title, NEW.issued_by, NEW.issued_at)
           OR OLD.state = 'cancelled'
           OR OLD.state = 'issued' AND NEW.state = 'draft' THEN
          RAISE EXCEPTION 'an issued pay list is never changed' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'pay_lists_fixed';
        END IF;
        IF NEW.state = 'cancelled' AND EXISTS (
             SELECT FROM pay_list_rows r WHERE r.pay_list_id = NEW.id AND r.paid_on IS NOT NULL) THEN
          RAISE EXCEPTION 'something of this list was paid' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'pay_lists_paid';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER pay_lists_guard BEFORE UPDATE ON pay_lists
      FOR EACH ROW EXECUTE FUNCTION guard_pay_list()`);
    for (const table of ['pay_lists', 'pay_list_rows']) {
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
    await runner.query(`
      CREATE TRIGGER pay_lists_kept BEFORE DELETE ON pay_lists
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE pay_list_rows');
    await runner.query('DROP TABLE pay_list_bulletins');
    await runner.query('DROP TABLE pay_lists');
    await runner.query('DROP FUNCTION guard_pay_list_row()');
    await runner.query('DROP FUNCTION guard_pay_list()');
  }
}
