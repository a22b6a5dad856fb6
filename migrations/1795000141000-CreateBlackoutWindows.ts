import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 静默期: times in which nothing goes out, and the publications that wait for a person because of one. */
export class CreateBlackoutWindows1795000141000 implements MigrationInterface {
  name = 'CreateBlackoutWindows1795000141000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE blackout_windows (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        reason text NOT NULL,
        ordered_by text NOT NULL,
        platforms text[],
        content_types text[],
        exempt_content_ids uuid[] NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT blackout_windows_has_length CHECK (ends_at > starts_at)
      )`);
    // Asked before each sending: the windows of a branch that cover a moment.
    await runner.query(
      'CREATE INDEX blackout_windows_ends_at ON blackout_windows (ends_at, organization_id)',
    );
    await runner.query(
      'CREATE INDEX blackout_windows_organization_id ON blackout_windows (organization_id, id)',
    );
    await runner.query('ALTER TABLE publications ADD COLUMN held_by uuid REFERENCES blackout_windows (id)');
    await runner.query(
      'CREATE INDEX publications_held_by ON publications (held_by) WHERE held_by IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE publications DROP COLUMN held_by');
    await runner.query('DROP TABLE blackout_windows');
  }
}
