import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every start looks for telephone numbers in clear: an index that is empty as long as there are none. */
export class IndexClearContactPhones1795000385000 implements MigrationInterface {
  name = 'IndexClearContactPhones1795000385000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX submissions_clear_contact_phone ON submissions (id) WHERE contact_phone IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX submissions_clear_contact_phone');
  }
}
