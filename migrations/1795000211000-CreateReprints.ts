import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 转载: from whom may be reprinted, the originals as they were found, and the register of what was signed off. */
export class CreateReprints1795000211000 implements MigrationInterface {
  name = 'CreateReprints1795000211000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reprint_sources (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL CONSTRAINT reprint_sources_has_name CHECK (length(trim(name)) > 0),
        hosts text[] NOT NULL,
        accounts text[] NOT NULL,
        kind text NOT NULL CONSTRAINT reprint_sources_kind CHECK (kind IN ('central', 'provincial', 'own', 'other')),
        valid_from date NOT NULL,
        valid_to date,
        state text NOT NULL DEFAULT 'active' CONSTRAINT reprint_sources_state CHECK
          (state IN ('active', 'frozen', 'removed')),
        note text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT reprint_sources_name UNIQUE (organization_id, name),
        CONSTRAINT reprint_sources_dates CHECK (valid_to >= valid_from)
      )`);
    await runner.query(
      'CREATE INDEX reprint_sources_organization_id ON reprint_sources (organization_id, id)',
    );
    await runner.query(`
      CREATE TABLE reprint_snapshots (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        means text NOT NULL CONSTRAINT reprint_snapshots_means CHECK (means IN ('fetched', 'pasted')),
        url text NOT NULL,
        final_url text NOT NULL,
        title text NOT NULL,
        html text NOT NULL,
        text text NOT NULL,
        sha256 character(64) NOT NULL,
        bytes integer NOT NULL,
        captured_by uuid NOT NULL REFERENCES users (id),
        captured_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX reprint_snapshots_content_id ON reprint_snapshots (content_id, id)');
    await runner.query(`
      CREATE TABLE reprint_register (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        revision_id uuid NOT NULL CONSTRAINT reprint_register_once UNIQUE,
        title text NOT NULL,
        source_name text NOT NULL,
        source_url text NOT NULL,
        source_title text NOT NULL,
        permission_basis text NOT NULL,
        source_id uuid REFERENCES reprint_sources (id),
        snapshot_id uuid REFERENCES reprint_snapshots (id),
        signed_by uuid NOT NULL REFERENCES users (id),
        signed_at timestamptz NOT NULL,
        CONSTRAINT reprint_register_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id)
      )`);
    await runner.query('CREATE INDEX reprint_register_signed_at ON reprint_register (signed_at, id)');
    await runner.query('CREATE INDEX reprint_register_content_id ON reprint_register (content_id)');
    for (const table of ['reprint_snapshots', 'reprint_register']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reprint_register');
    await runner.query('DROP TABLE reprint_snapshots');
    await runner.query('DROP TABLE reprint_sources');
  }
}
