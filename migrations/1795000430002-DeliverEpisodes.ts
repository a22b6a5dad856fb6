import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Episodes of a private programme are delivered to holders of a token alone: in a state of their own, which no reader
 * of what is live ever meets.
 */
export class DeliverEpisodes1795000430002 implements MigrationInterface {
  name = 'DeliverEpisodes1795000430002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_documents
        ADD COLUMN programme_id uuid REFERENCES programmes (id),
        ADD COLUMN episode_language text,
        DROP CONSTRAINT delivery_documents_state,
        DROP CONSTRAINT delivery_documents_only_live_has_words,
        ADD CONSTRAINT delivery_documents_state
          CHECK (state IN ('live', 'withdrawn', 'private', 'private_withdrawn')),
        ADD CONSTRAINT delivery_documents_private
          CHECK (state NOT IN ('private', 'private_withdrawn') OR programme_id IS NOT NULL),
        ADD CONSTRAINT delivery_documents_only_live_has_words CHECK (
          (state IN ('live', 'private')) = (document IS NOT NULL)
          AND num_nulls(etag, document, summary, search) IN (0, 4))`);
    await runner.query(`
      CREATE INDEX delivery_documents_programme
      ON delivery_documents (programme_id, episode_language, published_at DESC, content_id DESC)
      INCLUDE (state) WHERE programme_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM delivery_documents WHERE state IN ('private', 'private_withdrawn')`);
    await runner.query(`
      ALTER TABLE delivery_documents
        DROP CONSTRAINT delivery_documents_private,
        DROP CONSTRAINT delivery_documents_state,
        DROP CONSTRAINT delivery_documents_only_live_has_words,
        DROP COLUMN programme_id,
        DROP COLUMN episode_language,
        ADD CONSTRAINT delivery_documents_state CHECK (state IN ('live', 'withdrawn')),
        ADD CONSTRAINT delivery_documents_only_live_has_words CHECK (
          (state = 'live') = (document IS NOT NULL)
          AND num_nulls(etag, document, summary, search) IN (0, 4))`);
  }
}
