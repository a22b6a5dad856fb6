import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is at an item, and who may save it while others look on. */
export class CreatePresence1795000231000 implements MigrationInterface {
  name = 'CreatePresence1795000231000';

  async up(runner: QueryRunner): Promise<void> {
    // Unlogged: a crash of the server may empty it, and the next heartbeats fill it again.
    await runner.query(`
      CREATE UNLOGGED TABLE content_presences (
        content_id uuid NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id),
        editing boolean NOT NULL,
        since timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL,
        lock_lost_to uuid REFERENCES users (id),
        lock_lost_at timestamptz,
        lock_lost_reason text,
        PRIMARY KEY (content_id, user_id),
        CONSTRAINT content_presences_lock_lost CHECK ((lock_lost_to IS NULL) = (lock_lost_at IS NULL))
      )`);
    await runner.query('CREATE INDEX content_presences_last_seen_at ON content_presences (last_seen_at)');
    await runner.query(`
      CREATE TABLE content_locks (
        content_id uuid PRIMARY KEY REFERENCES contents (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id),
        since timestamptz NOT NULL,
        last_seen_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX content_locks_last_seen_at ON content_locks (last_seen_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE content_locks');
    await runner.query('DROP TABLE content_presences');
  }
}
