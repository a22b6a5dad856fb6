import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a blackout window is ordered for: days of mourning make public pages grey. */
export class MarkMourning1795000500002 implements MigrationInterface {
  name = 'MarkMourning1795000500002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE blackout_windows ADD kind text NOT NULL DEFAULT 'other'
      CONSTRAINT blackout_windows_kind CHECK (kind IN ('mourning', 'incident', 'security', 'other'))`);
    // Whoever keeps pages hears of every change in the very transaction that makes it.
    await runner.query(`
      CREATE TRIGGER blackout_windows_delivery_changed AFTER INSERT OR UPDATE OR DELETE ON blackout_windows
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_unit_row()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER blackout_windows_delivery_changed ON blackout_windows');
    await runner.query('ALTER TABLE blackout_windows DROP kind');
  }
}
