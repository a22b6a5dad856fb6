import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One change of many assets, done in the background: the job, and what became of each asset. */
export class CreateAssetJobs1795000410003 implements MigrationInterface {
  name = 'CreateAssetJobs1795000410003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset_jobs (
        id uuid PRIMARY KEY,
        requested_by uuid NOT NULL REFERENCES users (id),
        action text NOT NULL CONSTRAINT asset_jobs_action
          CHECK (action IN ('move', 'tag', 'untag', 'set_credit', 'set_rights', 'delete')),
        parameters jsonb NOT NULL,
        state text NOT NULL CONSTRAINT asset_jobs_state CHECK (state IN ('working', 'done')),
        total integer NOT NULL,
        done integer NOT NULL DEFAULT 0,
        failed integer NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT asset_jobs_progress CHECK (done >= 0 AND failed >= 0 AND done + failed <= total),
        CONSTRAINT asset_jobs_finished CHECK ((state = 'done') = (finished_at IS NOT NULL))
      )`);
    await runner.query("CREATE INDEX asset_jobs_working ON asset_jobs (id) WHERE state = 'working'");
    await runner.query('CREATE INDEX asset_jobs_requested_by ON asset_jobs (requested_by, id)');
    await runner.query(`
      CREATE TABLE asset_job_items (
        job_id uuid NOT NULL REFERENCES asset_jobs (id) ON DELETE CASCADE,
        position integer NOT NULL,
        asset_id uuid NOT NULL,
        state text NOT NULL DEFAULT 'pending' CONSTRAINT asset_job_items_state
          CHECK (state IN ('pending', 'done', 'failed')),
        fault jsonb,
        PRIMARY KEY (job_id, position),
        CONSTRAINT asset_job_items_fault CHECK ((state = 'failed') = (fault IS NOT NULL))
      )`);
    await runner.query(
      "CREATE INDEX asset_job_items_pending ON asset_job_items (job_id, position) WHERE state = 'pending'",
    );
    await runner.query(
      "CREATE INDEX asset_job_items_failed ON asset_job_items (job_id, position) WHERE state = 'failed'",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE asset_job_items');
    await runner.query('DROP TABLE asset_jobs');
  }
}
