import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For figures of a unit: everything of some days. */
export class IndexFiguresByDay1795000620002 implements MigrationInterface {
  name = 'IndexFiguresByDay1795000620002';

  async up(runner: QueryRunner): Promise<void> {
    // Everything that was ever counted is read once.
    await runner.query('SET LOCAL statement_timeout = 0');
    await runner.query('CREATE INDEX visitor_sketches_day ON visitor_sketches (day, content_id)');
    await runner.query('CREATE INDEX media_tallies_day ON media_tallies (day, content_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX media_tallies_day');
    await runner.query('DROP INDEX visitor_sketches_day');
  }
}
