import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateWorkerHeartbeats1795000090000 implements MigrationInterface {
  name = 'CreateWorkerHeartbeats1795000090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE worker_heartbeats (
        worker text PRIMARY KEY,
        started_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE worker_heartbeats');
  }
}
