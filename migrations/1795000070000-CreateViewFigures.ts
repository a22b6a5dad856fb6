import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateViewFigures1795000070000 implements MigrationInterface {
  name = 'CreateViewFigures1795000070000';

  async up(runner: QueryRunner): Promise<void> {
    // The primary key is what makes a batch countable once only, whoever replays it.
    await runner.query(`
      CREATE TABLE view_batches (
        epoch text NOT NULL,
        number bigint NOT NULL,
        since timestamptz NOT NULL,
        views_raw bigint NOT NULL,
        views_counted bigint NOT NULL,
        moved_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (epoch, number)
      )`);
    await runner.query('CREATE INDEX view_batches_moved_at ON view_batches (moved_at)');
    // No foreign key to contents: an item that was removed must not stop a batch that carries the views of others.
    await runner.query(`
      CREATE TABLE view_counts (
        content_id uuid NOT NULL,
        hour timestamptz NOT NULL,
        surface text NOT NULL,
        rule text NOT NULL,
        views_raw bigint NOT NULL,
        views_counted bigint NOT NULL,
        PRIMARY KEY (content_id, hour, surface, rule),
        CONSTRAINT view_counts_counted CHECK (views_counted BETWEEN 0 AND views_raw)
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE view_days (
        content_id uuid NOT NULL,
        day date NOT NULL,
        surface text NOT NULL,
        rule text NOT NULL,
        views_raw bigint NOT NULL,
        views_counted bigint NOT NULL,
        PRIMARY KEY (content_id, day, surface, rule),
        CONSTRAINT view_days_counted CHECK (views_counted BETWEEN 0 AND views_raw)
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX view_days_day ON view_days (day, content_id)');
    await runner.query(`
      CREATE TABLE visitor_sketches (
        content_id uuid NOT NULL,
        day date NOT NULL,
        surface text NOT NULL,
        rule text NOT NULL,
        sketch bytea NOT NULL,
        visitors integer NOT NULL,
        moved_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (content_id, day, surface, rule)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visitor_sketches');
    await runner.query('DROP TABLE view_days');
    await runner.query('DROP TABLE view_counts');
    await runner.query('DROP TABLE view_batches');
  }
}
