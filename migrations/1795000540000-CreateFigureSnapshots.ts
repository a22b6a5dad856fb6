import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platforms showed of our posts and accounts, one row for each moment; never changed. */
export class CreateFigureSnapshots1795000540000 implements MigrationInterface {
  name = 'CreateFigureSnapshots1795000540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_snapshots (
        id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        publication_id uuid REFERENCES publications (id),
        metric text NOT NULL,
        value bigint NOT NULL CONSTRAINT figure_snapshots_value CHECK (value BETWEEN 0 AND 9007199254740991),
        words text NOT NULL,
        precision text NOT NULL CONSTRAINT figure_snapshots_precision
          CHECK (precision IN ('exact', 'rounded', 'capped', 'approximate')),
        source text NOT NULL CONSTRAINT figure_snapshots_source CHECK (source IN ('api', 'import', 'typed')),
        definition_id text NOT NULL,
        taken_at timestamptz NOT NULL,
        taken_by uuid REFERENCES users (id),
        corrects_id uuid CONSTRAINT figure_snapshots_corrected_once UNIQUE REFERENCES figure_snapshots (id),
        reason text,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT figure_snapshots_taker CHECK ((taken_by IS NULL) = (source = 'api')),
        CONSTRAINT figure_snapshots_reason CHECK ((corrects_id IS NULL) = (reason IS NULL)),
        CONSTRAINT figure_snapshots_not_before_it_was CHECK (taken_at <= recorded_at)
      )`);
    // Account, item, metric and time: what comes twice is there once.
    await runner.query(`
      CREATE UNIQUE INDEX figure_snapshots_once
      ON figure_snapshots (channel_account_id, publication_id, metric, taken_at) NULLS NOT DISTINCT
      WHERE corrects_id IS NULL`);
    await runner.query(`
      CREATE INDEX figure_snapshots_publication
      ON figure_snapshots (publication_id, metric, taken_at) WHERE publication_id IS NOT NULL`);
    await runner.query(`
      CREATE INDEX figure_snapshots_account
      ON figure_snapshots (channel_account_id, metric, taken_at) WHERE publication_id IS NULL`);
    await runner.query(`
      CREATE FUNCTION guard_figure_correction() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM figure_snapshots s WHERE s.id = NEW.corrects_id
            AND s.channel_account_id = NEW.channel_account_id
            AND s.publication_id IS NOT DISTINCT FROM NEW.publication_id
            AND s.metric = NEW.metric AND s.taken_at = NEW.taken_at) THEN
          RAISE EXCEPTION 'a correction speaks of the account, item, metric and time of the row that it corrects';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER figure_snapshots_guard_correction BEFORE INSERT ON figure_snapshots
      FOR EACH ROW WHEN (NEW.corrects_id IS NOT NULL) EXECUTE FUNCTION guard_figure_correction()`);
    await runner.query(`
      CREATE TRIGGER figure_snapshots_no_change BEFORE UPDATE OR DELETE ON figure_snapshots
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER figure_snapshots_no_truncate BEFORE TRUNCATE ON figure_snapshots
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE figure_snapshots');
    await runner.query('DROP FUNCTION guard_figure_correction()');
  }
}
