import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the links of an item lead, and what addresses answered within the last day. */
export class CreateLinkChecks1795000233000 implements MigrationInterface {
  name = 'CreateLinkChecks1795000233000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE link_checks (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        requested_by uuid NOT NULL REFERENCES users (id),
        state text NOT NULL CONSTRAINT link_checks_state CHECK (state IN ('waiting', 'done')),
        links jsonb NOT NULL,
        left_out integer NOT NULL,
        lease_until timestamptz,
        attempts integer NOT NULL,
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT link_checks_finished CHECK ((state = 'done') = (finished_at IS NOT NULL)),
        CONSTRAINT link_checks_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id)
      )`);
    // One at a time for a revision.
    await runner.query(
      `CREATE UNIQUE INDEX link_checks_waiting ON link_checks (content_id, revision_id) WHERE state = 'waiting'`,
    );
    await runner.query('CREATE INDEX link_checks_content_id ON link_checks (content_id, id)');
    await runner.query(`
      CREATE TABLE link_results (
        address_hash character(64) PRIMARY KEY,
        outcome jsonb NOT NULL,
        checked_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX link_results_checked_at ON link_results (checked_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE link_results');
    await runner.query('DROP TABLE link_checks');
  }
}
