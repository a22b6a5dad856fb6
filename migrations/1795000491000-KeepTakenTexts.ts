import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reposts are known by their words, whatever title they are given. */
export class KeepTakenTexts1795000491000 implements MigrationInterface {
  name = 'KeepTakenTexts1795000491000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE taken_texts (
        content_id uuid PRIMARY KEY REFERENCES contents (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        words_sha256 text NOT NULL CONSTRAINT taken_texts_words CHECK (words_sha256 ~ '^[0-9a-f]{64}$')
      )`);
    await runner.query(
      'CREATE INDEX taken_texts_words_sha256 ON taken_texts (words_sha256, organization_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE taken_texts');
  }
}
