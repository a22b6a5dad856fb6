import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps when `grey` was last said: `off` counts for times of mourning that were ordered before it, for no later one. */
export class TellWhenGreyWasSet1795000550000 implements MigrationInterface {
  name = 'TellWhenGreyWasSet1795000550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE site_settings ADD COLUMN grey_set_at timestamptz');
    // The last change of all is the latest that it can have been: what stands in colours now does so afterwards.
    await runner.query(`UPDATE site_settings SET grey_set_at = updated_at WHERE settings ? 'grey'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE site_settings DROP COLUMN grey_set_at');
  }
}
