import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WeighSearch1795000450000 implements MigrationInterface {
  name = 'WeighSearch1795000450000';

  async up(runner: QueryRunner): Promise<void> {
    // 0: by the rule of before. The worker indexes such rows anew.
    await runner.query(
      'ALTER TABLE delivery_documents ADD search_version smallint NOT NULL DEFAULT 0 CONSTRAINT delivery_documents_search_version CHECK (search_version >= 0)',
    );
    await runner.query(`
      CREATE INDEX delivery_documents_reindexed ON delivery_documents (search_version, content_id)
      WHERE document IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_documents_reindexed');
    await runner.query('ALTER TABLE delivery_documents DROP search_version');
  }
}
