import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lexicons of words to look for, what units mute of them, and the order of names and titles. */
export class CreateLexicons1795000220000 implements MigrationInterface {
  name = 'CreateLexicons1795000220000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createLexicons(runner);
    await this.createMutes(runner);
    await runner.query(`
      CREATE TABLE leader_orders (
        organization_id uuid NOT NULL REFERENCES organizations (id),
        number integer NOT NULL CONSTRAINT leader_orders_number_positive CHECK (number > 0),
        entries jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (organization_id, number)
      )`);
    for (const table of ['lexicon_versions', 'lexicon_terms', 'leader_orders'])
      await makeAppendOnly(runner, table);
  }

  private async createLexicons(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lexicons (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        description text NOT NULL,
        active_number integer,
        is_sample boolean NOT NULL DEFAULT false,
        retired_at timestamptz,
        created_by uuid REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX lexicons_name ON lexicons (organization_id, name) WHERE retired_at IS NULL',
    );
    await runner.query('CREATE UNIQUE INDEX lexicons_one_sample ON lexicons (name) WHERE is_sample');
    await runner.query(`
      CREATE TABLE lexicon_versions (
        id uuid PRIMARY KEY,
        lexicon_id uuid NOT NULL REFERENCES lexicons (id),
        number integer NOT NULL CONSTRAINT lexicon_versions_number_positive CHECK (number > 0),
        term_count integer NOT NULL,
        category_counts jsonb NOT NULL,
        terms_hash character(64) NOT NULL,
        key_name text NOT NULL,
        signature character(64) NOT NULL,
        created_by uuid REFERENCES users (id),
        created_at timestamptz NOT NULL,
        CONSTRAINT lexicon_versions_number UNIQUE (lexicon_id, number)
      )`);
    await runner.query(`
      ALTER TABLE lexicons ADD CONSTRAINT lexicons_active_version FOREIGN KEY (id, active_number)
        REFERENCES lexicon_versions (lexicon_id, number)`);
    await runner.query(`
      CREATE TABLE lexicon_terms (
        lexicon_version_id uuid NOT NULL REFERENCES lexicon_versions (id),
        position integer NOT NULL,
        key text NOT NULL,
        term jsonb NOT NULL,
        PRIMARY KEY (lexicon_version_id, position),
        CONSTRAINT lexicon_terms_key UNIQUE (lexicon_version_id, key)
      )`);
  }

  /** A mute that was lifted stays on record. */
  private async createMutes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lexicon_mutes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        lexicon_id uuid NOT NULL REFERENCES lexicons (id),
        term_key text NOT NULL,
        reason text NOT NULL CONSTRAINT lexicon_mutes_reason CHECK (length(trim(reason)) > 0),
        muted_until timestamptz,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        lifted_by uuid REFERENCES users (id),
        lifted_at timestamptz,
        CONSTRAINT lexicon_mutes_lifted_by_somebody CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX lexicon_mutes_one_in_force ON lexicon_mutes (organization_id, lexicon_id, term_key)
      WHERE lifted_at IS NULL`);
    await runner.query('CREATE INDEX lexicon_mutes_list ON lexicon_mutes (organization_id, id)');
    await runner.query('CREATE INDEX lexicon_mutes_lexicon_id ON lexicon_mutes (lexicon_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE leader_orders');
    await runner.query('DROP TABLE lexicon_mutes');
    await runner.query('DROP TABLE lexicon_terms');
    await runner.query('ALTER TABLE lexicons DROP CONSTRAINT lexicons_active_version');
    await runner.query('DROP TABLE lexicon_versions');
    await runner.query('DROP TABLE lexicons');
  }
}

async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await runner.query(`
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
}
