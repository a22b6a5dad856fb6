import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMediaFigures1795000460000 implements MigrationInterface {
  name = 'CreateMediaFigures1795000460000';

  async up(runner: QueryRunner): Promise<void> {
    // Beside the views and never in one table with them: listens, plays and views are not to be added up.
    await runner.query(`
      CREATE TABLE media_counts (
        content_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        surface text NOT NULL,
        rule text NOT NULL,
        raw bigint NOT NULL,
        counted bigint NOT NULL,
        PRIMARY KEY (content_id, hour, surface, rule),
        CONSTRAINT media_counts_counted CHECK (counted BETWEEN 0 AND raw)
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE media_tallies (
        content_id uuid NOT NULL,
        day date NOT NULL,
        surface text NOT NULL,
        rule text NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        amount bigint NOT NULL,
        PRIMARY KEY (content_id, day, surface, rule, kind, name),
        CONSTRAINT media_tallies_kind CHECK (kind IN ('excluded', 'app')),
        CONSTRAINT media_tallies_amount CHECK (amount > 0)
      ) WITH (fillfactor = 70)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE media_tallies');
    await runner.query('DROP TABLE media_counts');
  }
}
