import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which posts and accounts are asked about next, and what came of it. */
export class CreateFigureCollection1795000570000 implements MigrationInterface {
  name = 'CreateFigureCollection1795000570000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE figure_collection_accounts (
        channel_account_id uuid PRIMARY KEY REFERENCES channel_accounts (id) ON DELETE CASCADE,
        next_due_at timestamptz,
        not_before timestamptz,
        not_before_is_firm boolean NOT NULL DEFAULT false,
        failures integer NOT NULL DEFAULT 0 CONSTRAINT figure_collection_accounts_failures CHECK (failures >= 0),
        lease_until timestamptz,
        fence bigint NOT NULL DEFAULT 0,
        last_run_at timestamptz,
        reason jsonb,
        asked_by uuid REFERENCES users (id),
        asked_at timestamptz,
        CONSTRAINT figure_collection_accounts_asked CHECK ((asked_by IS NULL) = (asked_at IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE figure_collection_posts (
        publication_id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        next_due_at timestamptz,
        last_asked_at timestamptz,
        last_taken_at timestamptz,
        times_missing integer NOT NULL DEFAULT 0,
        missing_since timestamptz,
        last_outcome text NOT NULL DEFAULT 'waiting' CONSTRAINT figure_collection_posts_outcome
          CHECK (last_outcome IN ('waiting', 'told', 'not_yet', 'missing', 'gone', 'not_askable', 'refused', 'taken_down')),
        reason jsonb
      )`);
    await runner.query(`
      CREATE INDEX figure_collection_posts_due
      ON figure_collection_posts (channel_account_id, next_due_at) WHERE next_due_at IS NOT NULL`);
    await runner.query(
      'CREATE INDEX figure_collection_posts_account ON figure_collection_posts (channel_account_id, last_outcome)',
    );
    await runner.query(`
      CREATE TABLE figure_collection_runs (
        id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id) ON DELETE CASCADE,
        started_at timestamptz NOT NULL,
        ended_at timestamptz NOT NULL,
        asked_by uuid REFERENCES users (id),
        outcome text NOT NULL CONSTRAINT figure_collection_runs_outcome CHECK (outcome IN ('done', 'waiting', 'refused')),
        asked integer NOT NULL,
        told integer NOT NULL,
        failed integer NOT NULL,
        recorded integer NOT NULL,
        known integer NOT NULL,
        corrected integer NOT NULL,
        left_out integer NOT NULL,
        failure jsonb,
        notes jsonb NOT NULL,
        CONSTRAINT figure_collection_runs_times CHECK (started_at <= ended_at),
        CONSTRAINT figure_collection_runs_failure CHECK ((outcome = 'done') = (failure IS NULL))
      )`);
    await runner.query(
      'CREATE INDEX figure_collection_runs_account ON figure_collection_runs (channel_account_id, id)',
    );
    await runner.query('CREATE INDEX figure_collection_runs_ended ON figure_collection_runs (ended_at)');
    await this.follow(runner);
    await this.reviveWithTheGrant(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER channel_accounts_revive_figures ON channel_accounts');
    await runner.query('DROP FUNCTION revive_figures()');
    await runner.query('DROP TRIGGER publications_follow_figures ON publications');
    await runner.query('DROP FUNCTION follow_figures()');
    await runner.query('DROP TABLE figure_collection_runs');
    await runner.query('DROP TABLE figure_collection_posts');
    await runner.query('DROP TABLE figure_collection_accounts');
  }

  /**
   * Whatever way a post comes out or goes, it is followed, and is not any more. The own site is counted by ourselves.
   * What is out already comes in before anything locks `publications`; posts that come out or go meanwhile are put
   * right under the lock of the trigger, which is held for that only.
   */
  private async follow(runner: QueryRunner): Promise<void> {
    await runner.query(followPublished);
    await runner.query(`
      CREATE FUNCTION follow_figures() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state = 'published' AND NEW.platform <> 'site' THEN
          INSERT INTO figure_collection_posts (publication_id, channel_account_id, next_due_at)
          VALUES (NEW.id, NEW.channel_account_id,
            CASE WHEN NEW.published_at > now() - interval '366 days' THEN NEW.published_at END)
          ON CONFLICT (publication_id) DO UPDATE SET next_due_at = excluded.next_due_at, last_outcome = 'waiting',
            reason = NULL WHERE figure_collection_posts.last_outcome = 'taken_down';
        ELSE
          UPDATE figure_collection_posts SET next_due_at = NULL, last_outcome = 'taken_down'
          WHERE publication_id = NEW.id;
        END IF;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER publications_follow_figures AFTER INSERT OR UPDATE OF state ON publications
      FOR EACH ROW WHEN (NEW.state IN ('published', 'withdrawing', 'withdrawn')) EXECUTE FUNCTION follow_figures()`);
    await runner.query(`${followPublished} ON CONFLICT (publication_id) DO NOTHING`);
    await runner.query(`
      UPDATE figure_collection_posts f SET next_due_at = NULL, last_outcome = 'taken_down'
      FROM publications p WHERE p.id = f.publication_id AND p.state <> 'published'`);
    await runner.query(`
      ALTER TABLE figure_collection_posts ADD CONSTRAINT figure_collection_posts_publication_id_fkey
      FOREIGN KEY (publication_id) REFERENCES publications (id) ON DELETE CASCADE`);
  }

  /** A grant that was over may be why posts were left out or refused: with the new one they are asked about again. */
  private async reviveWithTheGrant(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION revive_figures() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE figure_collection_posts f
        SET next_due_at = p.published_at, last_outcome = 'waiting', times_missing = 0, missing_since = NULL, reason = NULL
        FROM publications p
        WHERE f.channel_account_id = NEW.id AND f.last_outcome IN ('missing', 'gone', 'not_askable', 'refused')
          AND p.id = f.publication_id AND p.state = 'published' AND p.published_at > now() - interval '366 days';
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER channel_accounts_revive_figures AFTER UPDATE OF state ON channel_accounts
      FOR EACH ROW WHEN (OLD.state = 'needs_authorization' AND NEW.state = 'connected')
      EXECUTE FUNCTION revive_figures()`);
  }
}

const followPublished = `
  INSERT INTO figure_collection_posts (publication_id, channel_account_id, next_due_at)
  SELECT id, channel_account_id, CASE WHEN published_at > now() - interval '366 days' THEN published_at END
  FROM publications WHERE state = 'published' AND platform <> 'site'`;
