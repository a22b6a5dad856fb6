import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a unit has answered a commission is one look-up, however many other units have. */
export class IndexCommissionAnswers1795000373000 implements MigrationInterface {
  name = 'IndexCommissionAnswers1795000373000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX submissions_commission_id');
    await runner.query(`
      CREATE INDEX submissions_commission_id ON submissions (commission_id, organization_id) INCLUDE (state)
      WHERE commission_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX submissions_commission_id');
    await runner.query(`
      CREATE INDEX submissions_commission_id ON submissions (commission_id) WHERE commission_id IS NOT NULL`);
  }
}
