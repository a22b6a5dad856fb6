import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Captions are assets of a kind of their own. */
export class AllowCaptions1795000427000 implements MigrationInterface {
  name = 'AllowCaptions1795000427000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assets DROP CONSTRAINT assets_kind');
    await runner.query(
      `ALTER TABLE assets ADD CONSTRAINT assets_kind
       CHECK (kind IN ('image', 'audio', 'video', 'document', 'captions'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE assets DROP CONSTRAINT assets_kind');
    // Rows of the newer kind would stand in the way: they become what every older version knows.
    await runner.query(`UPDATE assets SET kind = 'document' WHERE kind = 'captions'`);
    await runner.query(
      `ALTER TABLE assets ADD CONSTRAINT assets_kind CHECK (kind IN ('image', 'audio', 'video', 'document'))`,
    );
  }
}
