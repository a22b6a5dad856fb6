import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account put out in a year is counted by its own part of an index. */
export class IndexPublishedPosts1795000481000 implements MigrationInterface {
  name = 'IndexPublishedPosts1795000481000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX publications_account_published_at ON publications (channel_account_id, published_at)
      WHERE published_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_account_published_at');
  }
}
