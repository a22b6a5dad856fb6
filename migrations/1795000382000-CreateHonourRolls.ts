import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 评先评优: the units and correspondents that a year's closed bulletins put first. */
export class CreateHonourRolls1795000382000 implements MigrationInterface {
  name = 'CreateHonourRolls1795000382000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE honour_rolls (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        assessment_year_id uuid NOT NULL REFERENCES assessment_years (id),
        title text NOT NULL CONSTRAINT honour_rolls_title CHECK (length(trim(title)) > 0),
        unit_places jsonb NOT NULL CONSTRAINT honour_rolls_unit_places CHECK (jsonb_typeof(unit_places) = 'array'),
        person_places integer NOT NULL CONSTRAINT honour_rolls_person_places CHECK (person_places BETWEEN 0 AND 200),
        minimum_points numeric(14, 2) NOT NULL,
        state text NOT NULL CONSTRAINT honour_rolls_state CHECK (state IN ('draft', 'issued')),
        content jsonb,
        prepared_by uuid NOT NULL REFERENCES users (id),
        issued_by uuid REFERENCES users (id),
        issued_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT honour_rolls_issued CHECK
          (state = 'issued' AND num_nulls(content, issued_by, issued_at) = 0
           OR state = 'draft' AND num_nonnulls(content, issued_by, issued_at) = 0),
        CONSTRAINT honour_rolls_issued_by_another CHECK (issued_by <> prepared_by)
      )`);
    await runner.query('CREATE INDEX honour_rolls_organization_id ON honour_rolls (organization_id, id)');
    await runner.query(`
      CREATE FUNCTION guard_honour_roll() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'issued' THEN
          RAISE EXCEPTION 'an issued honour roll is never changed' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'honour_rolls_fixed';
        END IF;
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
      END $$`);
    await runner.query(`
      CREATE TRIGGER honour_rolls_guard BEFORE UPDATE OR DELETE ON honour_rolls
      FOR EACH ROW EXECUTE FUNCTION guard_honour_roll()`);
    await runner.query(`
      CREATE TRIGGER honour_rolls_no_truncate BEFORE TRUNCATE ON honour_rolls
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // What closed bulletins gave to one person.
    await runner.query(
      'CREATE INDEX bulletin_items_per_person ON bulletin_items USING gin (per_person jsonb_path_ops)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX bulletin_items_per_person');
    await runner.query('DROP TABLE honour_rolls');
    await runner.query('DROP FUNCTION guard_honour_roll()');
  }
}
