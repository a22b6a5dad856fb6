import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of figures that platforms export and people keep: read first, written when they are confirmed. */
export class CreateFigureImports1795000580010 implements MigrationInterface {
  name = 'CreateFigureImports1795000580010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_imports (
        id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        file_name text NOT NULL,
        sha256 text NOT NULL CONSTRAINT figure_imports_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        taken_at timestamptz NOT NULL,
        columns jsonb NOT NULL,
        state text NOT NULL CONSTRAINT figure_imports_state CHECK (state IN ('checked', 'running', 'done')),
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES users (id),
        confirmed_at timestamptz,
        finished_at timestamptz,
        CONSTRAINT figure_imports_confirmed CHECK (num_nonnulls(confirmed_by, confirmed_at) IN (0, 2)),
        CONSTRAINT figure_imports_runs_when_confirmed CHECK ((state = 'checked') = (confirmed_at IS NULL)),
        CONSTRAINT figure_imports_ends CHECK ((state = 'done') = (finished_at IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX figure_imports_organization_id ON figure_imports (organization_id, id)');
    await runner.query(
      'CREATE INDEX figure_imports_file ON figure_imports (channel_account_id, sha256, created_at)',
    );
    await runner.query(`CREATE INDEX figure_imports_running ON figure_imports (id) WHERE state = 'running'`);
    await runner.query(`
      CREATE TABLE figure_import_lines (
        import_id uuid NOT NULL REFERENCES figure_imports (id),
        line integer NOT NULL,
        state text NOT NULL CONSTRAINT figure_import_lines_state CHECK
          (state IN ('ready', 'known', 'differs', 'unmatched', 'ambiguous', 'faulty', 'passed', 'done')),
        title text NOT NULL,
        publication_id uuid REFERENCES publications (id),
        is_chosen boolean NOT NULL,
        cells jsonb NOT NULL,
        place jsonb NOT NULL,
        figures jsonb NOT NULL,
        candidates jsonb NOT NULL,
        notes jsonb NOT NULL,
        PRIMARY KEY (import_id, line)
      )`);
    await runner.query(`
      CREATE INDEX figure_import_lines_state_of ON figure_import_lines (import_id, state, line)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE figure_import_lines');
    await runner.query('DROP TABLE figure_imports');
  }
}
