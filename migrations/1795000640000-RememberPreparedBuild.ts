import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which build the database was prepared for last: a start with the same one has nothing to prepare. */
export class RememberPreparedBuild1795000640000 implements MigrationInterface {
  name = 'RememberPreparedBuild1795000640000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prepared_build (
        "only" boolean PRIMARY KEY DEFAULT true CHECK ("only"),
        fingerprint text NOT NULL,
        prepared_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE prepared_build');
  }
}
