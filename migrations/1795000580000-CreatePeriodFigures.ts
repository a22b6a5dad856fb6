import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is told of an account or a post for a stretch of time, and what the parts come to. */
export class CreatePeriodFigures1795000580000 implements MigrationInterface {
  name = 'CreatePeriodFigures1795000580000';

  async up(runner: QueryRunner): Promise<void> {
    // Ids beside ranges in one exclusion; a trusted extension: who owns the database may make it.
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    await runner.query(`
      CREATE TABLE period_figure_series (
        id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        publication_id uuid REFERENCES publications (id),
        metric text NOT NULL,
        definition_id text NOT NULL,
        total bigint CONSTRAINT period_figure_series_total CHECK (total BETWEEN 0 AND 9007199254740991),
        parts integer NOT NULL CONSTRAINT period_figure_series_parts CHECK (parts >= 0)
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX period_figure_series_once
      ON period_figure_series ((coalesce(publication_id, channel_account_id)), metric, definition_id)`);
    await runner.query(
      'CREATE INDEX period_figure_series_account ON period_figure_series (channel_account_id)',
    );
    await runner.query(`
      CREATE TABLE period_figures (
        id uuid PRIMARY KEY,
        series_id uuid NOT NULL REFERENCES period_figure_series (id),
        batch text NOT NULL CONSTRAINT period_figures_batch CHECK (length(batch) <= 60),
        from_day date NOT NULL,
        to_day date NOT NULL,
        value bigint NOT NULL CONSTRAINT period_figures_value CHECK (value BETWEEN 0 AND 9007199254740991),
        words text NOT NULL,
        precision text NOT NULL CONSTRAINT period_figures_precision
          CHECK (precision IN ('exact', 'rounded', 'capped', 'approximate')),
        source text NOT NULL CONSTRAINT period_figures_source CHECK (source IN ('api', 'import', 'typed')),
        taken_by uuid REFERENCES users (id),
        corrects_id uuid CONSTRAINT period_figures_corrected_once UNIQUE REFERENCES period_figures (id),
        reason text,
        is_replaced boolean NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT period_figures_days CHECK (from_day <= to_day),
        CONSTRAINT period_figures_taker CHECK ((taken_by IS NULL) = (source = 'api')),
        CONSTRAINT period_figures_reason CHECK ((corrects_id IS NULL) = (reason IS NULL)),
        CONSTRAINT period_figures_apart
          EXCLUDE USING gist (series_id WITH =, batch WITH =, daterange(from_day, to_day, '[]') WITH &&)
          WHERE (NOT is_replaced)
      )`);
    await runner.query('CREATE INDEX period_figures_series ON period_figures (series_id, from_day)');
    await runner.query(`
      CREATE FUNCTION guard_period_figure() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          IF OLD.is_replaced OR to_jsonb(NEW) IS DISTINCT FROM to_jsonb(OLD) || '{"is_replaced": true}' THEN
            RAISE EXCEPTION 'a figure of a period is never changed: another row replaces it, once';
          END IF;
        ELSIF NOT EXISTS (SELECT 1 FROM period_figures f WHERE f.id = NEW.corrects_id
            AND f.series_id = NEW.series_id AND f.batch = NEW.batch AND f.is_replaced) THEN
          RAISE EXCEPTION 'a correction replaces a row of the same series and batch';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER period_figures_guard_correction BEFORE INSERT ON period_figures
      FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION guard_period_figure()`);
    await runner.query(`
      CREATE TRIGGER period_figures_guard_change BEFORE UPDATE ON period_figures
      FOR EACH ROW EXECUTE FUNCTION guard_period_figure()`);
    await runner.query(`
      CREATE TRIGGER period_figures_no_delete BEFORE DELETE ON period_figures
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER period_figures_no_truncate BEFORE TRUNCATE ON period_figures
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE period_figures');
    await runner.query('DROP TABLE period_figure_series');
    await runner.query('DROP FUNCTION guard_period_figure()');
    // The extension stays: it may have been there before, and others may rest on it.
  }
}
