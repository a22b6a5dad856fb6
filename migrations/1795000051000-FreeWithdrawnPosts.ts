import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A post that was taken down no longer keeps its id: on our own site an item has the same id each time, and may be
 * published again after a withdrawal.
 */
export class FreeWithdrawnPosts1795000051000 implements MigrationInterface {
  name = 'FreeWithdrawnPosts1795000051000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_one_remote_post');
    await runner.query(`
      CREATE UNIQUE INDEX publications_one_remote_post ON publications (channel_account_id, remote_id)
      WHERE remote_id IS NOT NULL AND state <> 'withdrawn'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_one_remote_post');
    await runner.query(`
      CREATE UNIQUE INDEX publications_one_remote_post ON publications (channel_account_id, remote_id)
      WHERE remote_id IS NOT NULL`);
  }
}
