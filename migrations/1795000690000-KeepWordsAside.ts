import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepWordsAside1795000690000 implements MigrationInterface {
  name = 'KeepWordsAside1795000690000';

  /**
   * A search visits thousands of rows for their dates alone. With documents, summaries and vectors beside the table a page
   * of it holds about twenty rows instead of four. Rows that are there move when they are written, or all at once by
   * `VACUUM FULL delivery_documents`.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery_documents SET (toast_tuple_target = 768)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery_documents RESET (toast_tuple_target)');
  }
}
