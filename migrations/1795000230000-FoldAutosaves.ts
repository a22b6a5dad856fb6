import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which saves an editor made by itself, so that the history can show a run of them as one. */
export class FoldAutosaves1795000230000 implements MigrationInterface {
  name = 'FoldAutosaves1795000230000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE content_revisions
        ADD COLUMN autosave_run integer,
        ADD COLUMN item_version integer,
        ADD CONSTRAINT content_revisions_autosave_run CHECK (autosave_run BETWEEN 1 AND number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE content_revisions DROP COLUMN autosave_run, DROP COLUMN item_version');
  }
}
