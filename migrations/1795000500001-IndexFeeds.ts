import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Feeds by language, and feeds of tags of which nothing is left. */
export class IndexFeeds1795000500001 implements MigrationInterface {
  name = 'IndexFeeds1795000500001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX delivery_documents_locale ON delivery_documents (locale, published_at DESC, content_id DESC)
      WHERE state IN ('live', 'withdrawn')`);
    await runner.query(`
      CREATE INDEX delivery_documents_withdrawn_tags ON delivery_documents USING gin (tags)
      WHERE state = 'withdrawn'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_documents_withdrawn_tags');
    await runner.query('DROP INDEX delivery_documents_locale');
  }
}
