import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 传播指数: formulas of a unit's own with their versions, and the values that were computed or imported. */
export class CreateIndices1795000530000 implements MigrationInterface {
  name = 'CreateIndices1795000530000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createFormulas(runner);
    await this.createValues(runner);
    for (const table of ['index_formula_versions', 'index_values']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  private async createFormulas(runner: QueryRunner): Promise<void> {
    // What an index is about never changes: values of its versions would not be of one kind.
    await runner.query(`
      CREATE TABLE index_formulas (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        code text NOT NULL CONSTRAINT index_formulas_code_form CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
        index_code text NOT NULL CONSTRAINT index_formulas_index_code CHECK (index_code ~ '^[a-z][a-z0-9_]{0,39}$'),
        name text NOT NULL CONSTRAINT index_formulas_named CHECK (name <> ''),
        note text,
        subject text NOT NULL CONSTRAINT index_formulas_subject CHECK (subject IN ('account', 'unit')),
        platform text,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT index_formulas_code UNIQUE (organization_id, code),
        CONSTRAINT index_formulas_platform_of_accounts CHECK (platform IS NULL OR subject = 'account')
      )`);
    await runner.query(`
      CREATE TABLE index_formula_versions (
        id uuid PRIMARY KEY,
        formula_id uuid NOT NULL REFERENCES index_formulas (id),
        number integer NOT NULL,
        valid_from date,
        valid_to date,
        document jsonb NOT NULL
          CONSTRAINT index_formula_versions_document CHECK (jsonb_typeof(document) = 'object'),
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT index_formula_versions_number UNIQUE (formula_id, number),
        CONSTRAINT index_formula_versions_has_length CHECK (valid_to >= valid_from)
      )`);
  }

  private async createValues(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE index_values (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        channel_account_id uuid REFERENCES channel_accounts (id),
        index_code text NOT NULL,
        formula_id text NOT NULL,
        origin text NOT NULL CONSTRAINT index_values_origin CHECK (origin IN ('computed', 'imported')),
        period_kind text NOT NULL
          CONSTRAINT index_values_period_kind CHECK (period_kind IN ('week', 'month', 'year', 'days')),
        from_day date NOT NULL,
        to_day date NOT NULL,
        days integer NOT NULL CONSTRAINT index_values_days CHECK (days > 0),
        value double precision NOT NULL,
        unrounded double precision,
        inputs jsonb NOT NULL CONSTRAINT index_values_inputs CHECK (jsonb_typeof(inputs) = 'array'),
        steps jsonb NOT NULL CONSTRAINT index_values_steps CHECK (jsonb_typeof(steps) = 'array'),
        constituents jsonb,
        is_capped boolean NOT NULL,
        source text,
        source_url text,
        as_of timestamptz,
        import_key text,
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        CONSTRAINT index_values_has_length CHECK (to_day >= from_day),
        CONSTRAINT index_values_computed CHECK (
          origin <> 'computed' OR unrounded IS NOT NULL AND constituents IS NOT NULL AND import_key IS NULL),
        CONSTRAINT index_values_imported CHECK (
          origin <> 'imported' OR source <> '' AND as_of IS NOT NULL AND import_key IS NOT NULL
            AND unrounded IS NULL AND source IS NOT NULL)
      )`);
    await runner.query('CREATE UNIQUE INDEX index_values_import_key ON index_values (import_key)');
    await runner.query(
      'CREATE INDEX index_values_organization_id ON index_values (organization_id, index_code, from_day, id)',
    );
    await runner.query(
      'CREATE INDEX index_values_channel_account_id ON index_values (channel_account_id, index_code, from_day, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE index_values');
    await runner.query('DROP TABLE index_formula_versions');
    await runner.query('DROP TABLE index_formulas');
  }
}
