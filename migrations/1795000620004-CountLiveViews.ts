import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountLiveViews1795000620004 implements MigrationInterface {
  name = 'CountLiveViews1795000620004';

  async up(runner: QueryRunner): Promise<void> {
    // No foreign key, as in `view_counts`: a broadcast that was removed must not stop a batch with the figures of others.
    await runner.query(`
      CREATE TABLE live_minutes (
        broadcast_id uuid NOT NULL,
        minute timestamptz NOT NULL,
        phase text NOT NULL,
        rule text NOT NULL,
        viewers integer NOT NULL,
        PRIMARY KEY (broadcast_id, minute, phase, rule),
        CONSTRAINT live_minutes_phase CHECK (phase IN ('live', 'replay')),
        CONSTRAINT live_minutes_viewers CHECK (viewers > 0)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX live_minutes_minute ON live_minutes (minute, broadcast_id)');
    await runner.query(`
      ALTER TABLE live_broadcasts ADD COLUMN is_counted_on_site boolean NOT NULL DEFAULT false`);
    await runner.query(`
      ALTER TABLE live_broadcasts ADD CONSTRAINT live_broadcasts_on_site CHECK (NOT is_counted_on_site OR channel_account_id IS NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE live_broadcasts DROP COLUMN is_counted_on_site');
    await runner.query('DROP TABLE live_minutes');
  }
}
