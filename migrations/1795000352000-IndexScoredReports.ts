import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was sent by units in a period, and what changed since a bulletin was closed, among all reports of all years. */
export class IndexScoredReports1795000352000 implements MigrationInterface {
  name = 'IndexScoredReports1795000352000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX submissions_organization_sent_at ON submissions (organization_id, sent_at)',
    );
    await runner.query(
      'CREATE INDEX submissions_organization_updated_at ON submissions (organization_id, updated_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX submissions_organization_updated_at');
    await runner.query('DROP INDEX submissions_organization_sent_at');
  }
}
