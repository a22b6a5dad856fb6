import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rankings that others published, as they were pasted; never changed, only followed by a correction. */
export class CreateLeaderboards1795000591000 implements MigrationInterface {
  name = 'CreateLeaderboards1795000591000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leaderboards (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        title text NOT NULL CONSTRAINT leaderboards_title CHECK (length(trim(title)) > 0),
        publisher text NOT NULL CONSTRAINT leaderboards_publisher CHECK (length(trim(publisher)) > 0),
        formula text,
        period_from date NOT NULL,
        period_to date NOT NULL,
        source_url text,
        text text NOT NULL,
        text_sha256 character(64) NOT NULL,
        faults jsonb NOT NULL,
        passed_over jsonb NOT NULL,
        entry_count integer NOT NULL CONSTRAINT leaderboards_entry_count CHECK (entry_count BETWEEN 1 AND 2000),
        corrects_id uuid CONSTRAINT leaderboards_corrected_once UNIQUE REFERENCES leaderboards (id),
        reason text,
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        CONSTRAINT leaderboards_period CHECK (period_from <= period_to),
        CONSTRAINT leaderboards_reason CHECK ((corrects_id IS NULL) = (reason IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX leaderboards_organization_id ON leaderboards (organization_id, id DESC)',
    );
    // The same table pasted twice is there once.
    await runner.query(`
      CREATE UNIQUE INDEX leaderboards_once
      ON leaderboards (organization_id, publisher, period_from, period_to, text_sha256) WHERE corrects_id IS NULL`);
    await runner.query(`
      CREATE TABLE leaderboard_entries (
        leaderboard_id uuid NOT NULL REFERENCES leaderboards (id),
        position integer NOT NULL CONSTRAINT leaderboard_entries_position CHECK (position >= 1),
        rank integer NOT NULL CONSTRAINT leaderboard_entries_rank CHECK (rank >= 1),
        name text NOT NULL CONSTRAINT leaderboard_entries_name CHECK (length(name) > 0),
        printed_name text NOT NULL,
        owner text,
        platform text,
        value numeric(18, 6),
        line integer NOT NULL,
        PRIMARY KEY (leaderboard_id, position)
      )`);
    await runner.query(`
      CREATE TABLE leaderboard_links (
        id uuid PRIMARY KEY,
        leaderboard_id uuid NOT NULL,
        position integer NOT NULL,
        organization_id uuid REFERENCES organizations (id),
        channel_account_id uuid REFERENCES channel_accounts (id),
        linked_by uuid NOT NULL REFERENCES users (id),
        linked_at timestamptz NOT NULL,
        FOREIGN KEY (leaderboard_id, position) REFERENCES leaderboard_entries (leaderboard_id, position),
        CONSTRAINT leaderboard_links_one CHECK (num_nonnulls(organization_id, channel_account_id) <= 1)
      )`);
    await runner.query(
      'CREATE INDEX leaderboard_links_entry ON leaderboard_links (leaderboard_id, position, id DESC)',
    );
    for (const table of ['leaderboards', 'leaderboard_entries', 'leaderboard_links']) {
      await runner.query(`
        CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['leaderboard_links', 'leaderboard_entries', 'leaderboards']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
