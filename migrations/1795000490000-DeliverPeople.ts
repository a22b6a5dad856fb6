import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Delivered episodes tell who is in them and where they stand in their programme, and people keep the addresses that
 * their pages had.
 */
export class DeliverPeople1795000490000 implements MigrationInterface {
  name = 'DeliverPeople1795000490000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_documents
        ADD COLUMN person_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN episode_season integer,
        ADD COLUMN episode_number integer,
        ADD COLUMN episode_type text CONSTRAINT delivery_documents_episode_type
          CHECK (episode_type IN ('full', 'trailer', 'bonus'))`);
    await this.fill(runner);
    await runner.query(`
      ALTER TABLE delivery_documents ADD CONSTRAINT delivery_documents_people_with_words
        CHECK (document IS NOT NULL OR person_ids = '{}')`);
    await runner.query('CREATE INDEX delivery_documents_people ON delivery_documents USING gin (person_ids)');
    await runner.query('DROP INDEX delivery_documents_programme');
    await runner.query(`
      CREATE INDEX delivery_documents_programme
      ON delivery_documents (programme_id, episode_language, published_at DESC, content_id DESC)
      INCLUDE (state, episode_season, episode_number) WHERE programme_id IS NOT NULL`);
    await this.keepFormerSlugs(runner);
  }

  /** What was delivered before. One pass over the episodes, of which there are thousands. */
  private async fill(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE delivery_documents d
      SET episode_season = (made.block ->> 'season')::integer,
          episode_number = (made.block ->> 'number')::integer,
          episode_type = coalesce(made.block ->> 'episodeType', 'full'),
          person_ids = ARRAY(
            SELECT DISTINCT (person ->> 'personId')::uuid
            FROM json_array_elements(coalesce(made.block -> 'people', '[]')) AS person ORDER BY 1)
      FROM (SELECT content_id, convert_from(document, 'UTF8')::json -> 'episode' AS block
            FROM delivery_documents WHERE type = 'episode' AND document IS NOT NULL) AS made
      WHERE d.content_id = made.content_id AND made.block IS NOT NULL`);
  }

  private async keepFormerSlugs(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programme_person_former_slugs (
        slug text PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES programme_people (id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE INDEX programme_person_former_slugs_person ON programme_person_former_slugs (person_id)',
    );
    await runner.query(`
      CREATE FUNCTION keep_former_slug_of_person() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO programme_person_former_slugs (slug, person_id) VALUES (OLD.slug, NEW.id)
        ON CONFLICT (slug) DO UPDATE SET person_id = excluded.person_id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER programme_people_former_slug AFTER UPDATE OF slug ON programme_people
      FOR EACH ROW WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION keep_former_slug_of_person()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER programme_people_former_slug ON programme_people');
    await runner.query('DROP FUNCTION keep_former_slug_of_person()');
    await runner.query('DROP TABLE programme_person_former_slugs');
    await runner.query('DROP INDEX delivery_documents_programme');
    await runner.query(`
      CREATE INDEX delivery_documents_programme
      ON delivery_documents (programme_id, episode_language, published_at DESC, content_id DESC)
      INCLUDE (state) WHERE programme_id IS NOT NULL`);
    await runner.query(`
      ALTER TABLE delivery_documents
        DROP CONSTRAINT delivery_documents_people_with_words,
        DROP COLUMN person_ids,
        DROP COLUMN episode_season,
        DROP COLUMN episode_number,
        DROP COLUMN episode_type`);
  }
}
