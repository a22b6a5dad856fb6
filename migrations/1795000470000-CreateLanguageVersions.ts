import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that tell the same in several languages. */
export class CreateLanguageVersions1795000470000 implements MigrationInterface {
  name = 'CreateLanguageVersions1795000470000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE language_versions (
        content_id uuid PRIMARY KEY REFERENCES contents (id),
        original_id uuid NOT NULL REFERENCES contents (id),
        compared_revision_id uuid REFERENCES content_revisions (id),
        linked_by uuid NOT NULL REFERENCES users (id),
        linked_at timestamptz NOT NULL,
        CONSTRAINT language_versions_original_is_not_compared CHECK
          ((content_id = original_id) = (compared_revision_id IS NULL))
      )`);
    await runner.query('CREATE INDEX language_versions_original_id ON language_versions (original_id)');
    // Alternates of a page are told by the language in which readers get them.
    await runner.query('ALTER TABLE delivery_documents ADD locale text');
    await runner.query(`
      UPDATE delivery_documents SET locale = convert_from(document, 'UTF8')::jsonb ->> 'locale'
      WHERE document IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery_documents DROP locale');
    await runner.query('DROP TABLE language_versions');
  }
}
