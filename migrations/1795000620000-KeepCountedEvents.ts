import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepCountedEvents1795000620000 implements MigrationInterface {
  name = 'KeepCountedEvents1795000620000';

  async up(runner: QueryRunner): Promise<void> {
    // Reports as they came, packed, a table for each day: forgetting a day is one drop. The order of `sequence` is the
    // order in which they were counted.
    await runner.query('CREATE SEQUENCE kept_events_sequence');
    await runner.query(`
      CREATE TABLE kept_events (
        day date NOT NULL,
        sequence bigint NOT NULL DEFAULT nextval('kept_events_sequence'),
        rule text NOT NULL,
        epoch text NOT NULL,
        number bigint NOT NULL,
        events integer NOT NULL,
        content_ids uuid[] NOT NULL,
        body bytea NOT NULL,
        PRIMARY KEY (day, sequence),
        CONSTRAINT kept_events_some CHECK (events > 0 AND cardinality(content_ids) > 0)
      ) PARTITION BY RANGE (day)`);
    await runner.query('ALTER SEQUENCE kept_events_sequence OWNED BY kept_events.sequence');
    // It is packed already.
    await runner.query('ALTER TABLE kept_events ALTER COLUMN body SET STORAGE EXTERNAL');
    await runner.query(`
      CREATE TABLE kept_event_days (
        day date NOT NULL,
        rule text NOT NULL,
        events bigint NOT NULL,
        dropped bigint NOT NULL,
        bytes bigint NOT NULL,
        PRIMARY KEY (day, rule),
        CONSTRAINT kept_event_days_amounts CHECK (events >= 0 AND dropped >= 0 AND bytes >= 0)
      ) WITH (fillfactor = 70)`);
    await runner.query(
      'ALTER TABLE visitor_sketches ADD COLUMN without_id bytea, ADD COLUMN visitors_without_id integer',
    );
    await runner.query(`
      ALTER TABLE visitor_sketches ADD CONSTRAINT visitor_sketches_without_id
        CHECK ((without_id IS NULL) = (visitors_without_id IS NULL)) NOT VALID`);
    // Every sketch that was ever kept is read once.
    await runner.query('SET LOCAL statement_timeout = 0');
    await runner.query('ALTER TABLE visitor_sketches VALIDATE CONSTRAINT visitor_sketches_without_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE visitor_sketches DROP COLUMN visitors_without_id, DROP COLUMN without_id',
    );
    await runner.query('DROP TABLE kept_event_days');
    await runner.query('DROP TABLE kept_events');
  }
}
