import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published before us, taken over with its dates; and where it was read until then. */
export class CreateLegacyImports1795000480000 implements MigrationInterface {
  name = 'CreateLegacyImports1795000480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE legacy_imports (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        state text NOT NULL CONSTRAINT legacy_imports_state
          CHECK (state IN ('draft', 'checked', 'running', 'done', 'cancelled')),
        table_name text,
        table_sha256 text,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        confirmed_by uuid REFERENCES users (id),
        confirmed_at timestamptz,
        finished_at timestamptz,
        version integer NOT NULL,
        CONSTRAINT legacy_imports_confirmed_by_another CHECK (confirmed_by <> created_by),
        CONSTRAINT legacy_imports_runs_when_confirmed CHECK
          (state NOT IN ('running', 'done') OR num_nonnulls(confirmed_by, confirmed_at) = 2)
      )`);
    await runner.query('CREATE INDEX legacy_imports_organization_id ON legacy_imports (organization_id, id)');
    await runner.query(`CREATE INDEX legacy_imports_running ON legacy_imports (id) WHERE state = 'running'`);
    await runner.query(`
      CREATE TABLE legacy_import_files (
        import_id uuid NOT NULL REFERENCES legacy_imports (id),
        name text NOT NULL,
        asset_id uuid NOT NULL REFERENCES assets (id),
        PRIMARY KEY (import_id, name)
      )`);
    await runner.query('CREATE INDEX legacy_import_files_asset_id ON legacy_import_files (asset_id)');
    await runner.query(`
      CREATE TABLE legacy_import_rows (
        import_id uuid NOT NULL REFERENCES legacy_imports (id),
        line integer NOT NULL,
        state text NOT NULL CONSTRAINT legacy_import_rows_state
          CHECK (state IN ('ready', 'faulty', 'done', 'failed')),
        type text,
        title text NOT NULL,
        organization_id uuid REFERENCES organizations (id),
        published_at timestamptz,
        old_address text,
        input jsonb,
        faults jsonb NOT NULL,
        warnings jsonb NOT NULL,
        content_id uuid REFERENCES contents (id),
        PRIMARY KEY (import_id, line),
        CONSTRAINT legacy_import_rows_done_has_item CHECK ((state = 'done') = (content_id IS NOT NULL)),
        CONSTRAINT legacy_import_rows_ready_has_input CHECK (state <> 'ready' OR input IS NOT NULL)
      )`);
    await runner.query(`
      CREATE INDEX legacy_import_rows_ready ON legacy_import_rows (import_id, line) WHERE state = 'ready'`);
    await runner.query(`
      CREATE INDEX legacy_import_rows_content_id ON legacy_import_rows (content_id)`);
    await runner.query(`
      CREATE TABLE old_addresses (
        host text NOT NULL,
        path text NOT NULL,
        content_id uuid NOT NULL REFERENCES contents (id),
        import_id uuid NOT NULL REFERENCES legacy_imports (id),
        PRIMARY KEY (host, path)
      )`);
    await runner.query('CREATE INDEX old_addresses_path ON old_addresses (path)');
    await runner.query('CREATE INDEX old_addresses_content_id ON old_addresses (content_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['old_addresses', 'legacy_import_rows', 'legacy_import_files', 'legacy_imports'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
