import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules of scoring as data: schemes with versions, classes of units, assessment years. */
export class CreateScoringSchemes1795000350000 implements MigrationInterface {
  name = 'CreateScoringSchemes1795000350000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createSchemes(runner);
    await this.guardVersions(runner);
    await this.createClasses(runner);
    await this.createYears(runner);
  }

  private async createSchemes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scoring_schemes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL CONSTRAINT scoring_schemes_named CHECK (name <> ''),
        template text,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT scoring_schemes_name UNIQUE (organization_id, name)
      )`);
    await runner.query(`
      CREATE TABLE scoring_scheme_versions (
        id uuid PRIMARY KEY,
        scheme_id uuid NOT NULL REFERENCES scoring_schemes (id),
        number integer NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        document jsonb NOT NULL CONSTRAINT scoring_scheme_versions_document CHECK (jsonb_typeof(document) = 'object'),
        used_at timestamptz,
        changed_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT scoring_scheme_versions_number UNIQUE (scheme_id, number),
        CONSTRAINT scoring_scheme_versions_begin_once UNIQUE (scheme_id, valid_from),
        CONSTRAINT scoring_scheme_versions_has_length CHECK (valid_to >= valid_from)
      )`);
  }

  /** What a closed bulletin was counted by stays as it was, and no two versions hold on one day. */
  private async guardVersions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_scoring_scheme_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (
             (OLD.id, OLD.scheme_id, OLD.number) IS DISTINCT FROM (NEW.id, NEW.scheme_id, NEW.number)
             OR OLD.used_at IS NOT NULL AND (OLD.valid_from, OLD.valid_to, OLD.document, OLD.used_at)
                IS DISTINCT FROM (NEW.valid_from, NEW.valid_to, NEW.document, NEW.used_at)) THEN
          RAISE EXCEPTION 'a version that was used is followed by another, never changed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'scoring_scheme_versions_used';
        END IF;
        -- Two that are written at once wait for each other here.
        PERFORM 1 FROM scoring_schemes WHERE id = NEW.scheme_id FOR UPDATE;
        IF EXISTS (
          SELECT 1 FROM scoring_scheme_versions other
          WHERE other.scheme_id = NEW.scheme_id AND other.id <> NEW.id
            AND (other.valid_from < NEW.valid_from AND other.valid_to >= NEW.valid_from
                 OR other.valid_from > NEW.valid_from AND NEW.valid_to >= other.valid_from
                 OR other.number < NEW.number AND other.valid_from > NEW.valid_from
                 OR other.number > NEW.number AND other.valid_from < NEW.valid_from)) THEN
          RAISE EXCEPTION 'versions of a scheme follow one another'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'scoring_scheme_versions_overlap';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER scoring_scheme_versions_guard BEFORE INSERT OR UPDATE ON scoring_scheme_versions
      FOR EACH ROW EXECUTE FUNCTION guard_scoring_scheme_version()`);
    await runner.query(`
      CREATE TRIGGER scoring_scheme_versions_kept BEFORE DELETE ON scoring_scheme_versions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER scoring_scheme_versions_no_truncate BEFORE TRUNCATE ON scoring_scheme_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  private async createClasses(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unit_classes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        code text NOT NULL CONSTRAINT unit_classes_code_form CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
        name text NOT NULL CONSTRAINT unit_classes_named CHECK (name <> ''),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT unit_classes_code UNIQUE (organization_id, code)
      )`);
    await runner.query(`
      CREATE TABLE unit_class_members (
        unit_class_id uuid NOT NULL REFERENCES unit_classes (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        valid_from date NOT NULL,
        valid_to date,
        position integer NOT NULL,
        PRIMARY KEY (unit_class_id, organization_id, valid_from),
        CONSTRAINT unit_class_members_has_length CHECK (valid_to >= valid_from)
      )`);
    await runner.query(
      'CREATE INDEX unit_class_members_organization_id ON unit_class_members (organization_id)',
    );
  }

  private async createYears(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE assessment_years (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        scheme_id uuid NOT NULL REFERENCES scoring_schemes (id),
        name text NOT NULL CONSTRAINT assessment_years_named CHECK (name <> ''),
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        period_unit text NOT NULL CONSTRAINT assessment_years_period_unit CHECK (period_unit IN ('month', 'quarter')),
        late_arrivals text NOT NULL
          CONSTRAINT assessment_years_late_arrivals CHECK (late_arrivals IN ('count_in_next', 'drop')),
        used_at timestamptz,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT assessment_years_name UNIQUE (organization_id, name),
        CONSTRAINT assessment_years_has_length CHECK (ends_on > starts_on)
      )`);
    await runner.query(
      'CREATE INDEX assessment_years_organization_id ON assessment_years (organization_id, id)',
    );
    await runner.query('CREATE INDEX assessment_years_scheme_id ON assessment_years (scheme_id, starts_on)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE assessment_years');
    await runner.query('DROP TABLE unit_class_members');
    await runner.query('DROP TABLE unit_classes');
    await runner.query('DROP TABLE scoring_scheme_versions');
    await runner.query('DROP FUNCTION guard_scoring_scheme_version()');
    await runner.query('DROP TABLE scoring_schemes');
  }
}
