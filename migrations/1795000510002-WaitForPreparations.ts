import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A preparation waits where something passes (a full disk), and for a worker that has the programs it needs. */
export class WaitForPreparations1795000510002 implements MigrationInterface {
  name = 'WaitForPreparations1795000510002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE media_preparations
        ADD COLUMN waiting_for text,
        ADD COLUMN waiting_since timestamptz,
        ADD COLUMN waits integer NOT NULL DEFAULT 0 CONSTRAINT media_preparations_waits CHECK (waits >= 0),
        ADD COLUMN not_before timestamptz,
        ADD CONSTRAINT media_preparations_waiting
          CHECK ((waiting_for IS NULL) = (waiting_since IS NULL) AND (waiting_for IS NULL) = (not_before IS NULL))`);
    await runner.query(`
      CREATE TABLE media_workers (
        worker text PRIMARY KEY,
        tools text[] NOT NULL,
        seen_at timestamptz NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE media_workers');
    // Who waits with a program on its list is due to older programs only as missing it.
    await runner.query(
      `UPDATE media_preparations SET state = 'missing' WHERE state = 'due' AND missing <> '{}'`,
    );
    await runner.query(`
      ALTER TABLE media_preparations DROP COLUMN waiting_for, DROP COLUMN waiting_since, DROP COLUMN waits,
        DROP COLUMN not_before`);
  }
}
