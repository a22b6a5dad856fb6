import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotices1795000100000 implements MigrationInterface {
  name = 'CreateNotices1795000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notices (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        user_id uuid REFERENCES users (id),
        action text NOT NULL,
        kind text NOT NULL,
        severity text NOT NULL CONSTRAINT notices_severity CHECK (severity IN ('info', 'warning', 'urgent')),
        title jsonb NOT NULL,
        body jsonb NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        dedupe_key text NOT NULL CONSTRAINT notices_dedupe_key UNIQUE,
        created_at timestamptz NOT NULL,
        resolved_at timestamptz
      )`);
    await runner.query(
      'CREATE INDEX notices_object ON notices (object_type, object_id) WHERE resolved_at IS NULL',
    );
    await runner.query('CREATE INDEX notices_created_at ON notices (created_at)');
    await runner.query(`
      CREATE TABLE notice_reads (
        user_id uuid NOT NULL REFERENCES users (id),
        notice_id uuid NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
        read_at timestamptz NOT NULL,
        PRIMARY KEY (notice_id, user_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notice_reads');
    await runner.query('DROP TABLE notices');
  }
}
