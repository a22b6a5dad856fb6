import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents and texts from elsewhere on their way to a draft, and what people decided about their damages. */
export class CreateImports1795000240000 implements MigrationInterface {
  name = 'CreateImports1795000240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        created_by uuid NOT NULL REFERENCES users (id),
        state text NOT NULL CONSTRAINT imports_state CHECK
          (state IN ('reading', 'choice_needed', 'ready', 'failed', 'drafted', 'removed')),
        kind text NOT NULL CONSTRAINT imports_kind CHECK (kind IN ('docx', 'wechat', 'html', 'text', 'markdown')),
        file_name text,
        source_url text,
        original_sha256 text NOT NULL CONSTRAINT imports_original_sha256 CHECK (original_sha256 ~ '^[0-9a-f]{64}$'),
        original_bytes bigint NOT NULL,
        original_object text,
        tracked_change_choice text CONSTRAINT imports_tracked_change_choice CHECK
          (tracked_change_choice IN ('accept', 'reject')),
        tracked_changes jsonb NOT NULL,
        encoding jsonb,
        title text NOT NULL,
        html text NOT NULL,
        facts jsonb NOT NULL,
        pictures jsonb NOT NULL,
        pictures_due boolean NOT NULL,
        damages jsonb NOT NULL,
        warnings jsonb NOT NULL,
        failure jsonb,
        progress integer NOT NULL CONSTRAINT imports_progress CHECK (progress BETWEEN 0 AND 100),
        attempts integer NOT NULL,
        leased_until timestamptz,
        content_id uuid REFERENCES contents (id),
        expires_at timestamptz NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT imports_drafted_has_content CHECK ((state = 'drafted') = (content_id IS NOT NULL)),
        CONSTRAINT imports_failed_has_reason CHECK ((state = 'failed') = (failure IS NOT NULL)),
        CONSTRAINT imports_removed_is_empty CHECK
          (state <> 'removed' OR (html = '' AND title = '' AND original_object IS NULL AND damages = '[]'))
      )`);
    await runner.query('CREATE INDEX imports_organization_id ON imports (organization_id, id)');
    await runner.query(
      'CREATE UNIQUE INDEX imports_content ON imports (content_id) WHERE content_id IS NOT NULL',
    );
    await runner.query('CREATE INDEX imports_pictures ON imports USING gin (pictures jsonb_path_ops)');
    await runner.query("CREATE INDEX imports_due ON imports (id) WHERE state = 'reading' OR pictures_due");
    await runner.query(
      "CREATE INDEX imports_expires_at ON imports (expires_at) WHERE state NOT IN ('drafted', 'removed')",
    );
    await this.guardImports(runner);
    await this.createRepairs(runner);
  }

  /** What came in is told truly for good; what became a draft stays as it was then. */
  private async guardImports(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_import() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.organization_id, OLD.created_by, OLD.original_sha256, OLD.original_bytes)
           IS DISTINCT FROM (NEW.organization_id, NEW.created_by, NEW.original_sha256, NEW.original_bytes) THEN
          RAISE EXCEPTION 'who imported what never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'imports_fixed';
        END IF;
        IF OLD.state IN ('drafted', 'removed') AND
           (OLD.state, OLD.html, OLD.damages, OLD.content_id, OLD.original_object)
           IS DISTINCT FROM (NEW.state, NEW.html, NEW.damages, NEW.content_id, NEW.original_object) THEN
          RAISE EXCEPTION 'an import that is % is not rewritten', OLD.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'imports_closed';
        END IF;
        IF OLD.state = 'ready' AND NEW.state <> 'removed' AND (OLD.html, OLD.damages) IS DISTINCT FROM (NEW.html, NEW.damages)
        THEN
          RAISE EXCEPTION 'the imported text is not rewritten; repairs stand beside it'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'imports_text_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER imports_guard BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION guard_import()`);
    await runner.query(`
      CREATE TRIGGER imports_kept BEFORE DELETE ON imports FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  private async createRepairs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import_repairs (
        id uuid PRIMARY KEY,
        import_id uuid NOT NULL REFERENCES imports (id),
        actor_id uuid NOT NULL REFERENCES users (id),
        actor_name text NOT NULL,
        steps jsonb NOT NULL CONSTRAINT import_repairs_has_steps CHECK (jsonb_array_length(steps) > 0),
        occurred_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX import_repairs_import_id ON import_repairs (import_id, id)');
    await runner.query(`
      CREATE TRIGGER import_repairs_append_only BEFORE UPDATE OR DELETE ON import_repairs
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER import_repairs_no_truncate BEFORE TRUNCATE ON import_repairs
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_repairs');
    await runner.query('DROP TABLE imports');
    await runner.query('DROP FUNCTION guard_import()');
  }
}
