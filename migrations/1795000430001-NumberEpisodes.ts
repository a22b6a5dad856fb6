import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The place of an episode in its programme, copied from its current revision, so that no number is given twice. */
export class NumberEpisodes1795000430001 implements MigrationInterface {
  name = 'NumberEpisodes1795000430001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contents
        ADD COLUMN programme_id uuid CONSTRAINT contents_programme REFERENCES programmes (id),
        ADD COLUMN episode_language text,
        ADD COLUMN episode_season integer,
        ADD COLUMN episode_number integer`);
    // Trailers and bonus episodes take nobody's number; what was archived gave its own back.
    await runner.query(`
      CREATE UNIQUE INDEX contents_episode_number
      ON contents (programme_id, episode_language, COALESCE(episode_season, 0), episode_number)
      WHERE programme_id IS NOT NULL AND episode_number IS NOT NULL AND deleted_at IS NULL`);
    await runner.query(
      'CREATE INDEX contents_programme_id ON contents (programme_id) WHERE programme_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contents DROP COLUMN programme_id, DROP COLUMN episode_language, DROP COLUMN episode_season,
        DROP COLUMN episode_number`);
  }
}
