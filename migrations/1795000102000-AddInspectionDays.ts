import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many days without a post an account counts as neglected, and when that is announced; by unit. */
export class AddInspectionDays1795000102000 implements MigrationInterface {
  name = 'AddInspectionDays1795000102000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organizations
        ADD COLUMN stale_after_days integer NOT NULL DEFAULT 14,
        ADD COLUMN warn_after_days integer NOT NULL DEFAULT 10,
        ADD CONSTRAINT organizations_inspection_days
          CHECK (stale_after_days BETWEEN 1 AND 365 AND warn_after_days BETWEEN 1 AND stale_after_days)`);
    await runner.query(`
      CREATE INDEX publications_last_of_account ON publications (channel_account_id, published_at DESC)
        WHERE published_at IS NOT NULL`);
    await runner.query(`
      CREATE INDEX publications_failed_of_account ON publications (channel_account_id, updated_at)
        WHERE state IN ('failed', 'needs_attention')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_failed_of_account');
    await runner.query('DROP INDEX publications_last_of_account');
    await runner.query(`
      ALTER TABLE organizations
        DROP CONSTRAINT organizations_inspection_days,
        DROP COLUMN warn_after_days,
        DROP COLUMN stale_after_days`);
  }
}
