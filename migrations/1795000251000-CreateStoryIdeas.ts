import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 选题: subjects before writing, and the items that were written from them. */
export class CreateStoryIdeas1795000251000 implements MigrationInterface {
  name = 'CreateStoryIdeas1795000251000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE story_ideas (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        title text NOT NULL,
        summary text NOT NULL,
        owner_id uuid NOT NULL REFERENCES users (id),
        due_on date NOT NULL,
        column_id uuid REFERENCES columns (id) ON DELETE SET NULL,
        types text[] NOT NULL,
        channels text[] NOT NULL,
        tags text[] NOT NULL,
        source text,
        state text NOT NULL CONSTRAINT story_ideas_state
          CHECK (state IN ('proposed', 'accepted', 'in_progress', 'done', 'dropped')),
        drop_reason text,
        due_soon_told boolean NOT NULL DEFAULT false,
        overdue_told boolean NOT NULL DEFAULT false,
        done_at timestamptz,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT story_ideas_dropped_has_reason CHECK ((state = 'dropped') = (drop_reason IS NOT NULL)),
        CONSTRAINT story_ideas_done_has_time CHECK ((state = 'done') = (done_at IS NOT NULL))
      )`);
    // Lists and the calendar go by date.
    await runner.query('CREATE INDEX story_ideas_due_on ON story_ideas (due_on, id)');
    await runner.query(
      'CREATE INDEX story_ideas_organization_id ON story_ideas (organization_id, due_on, id)',
    );
    await runner.query('CREATE INDEX story_ideas_owner_id ON story_ideas (owner_id, due_on)');
    await runner.query(
      'CREATE INDEX story_ideas_column_id ON story_ideas (column_id) WHERE column_id IS NOT NULL',
    );
    // What the sweep asks every minute; holds only what somebody has still to be told of.
    await runner.query(`
      CREATE INDEX story_ideas_to_remind ON story_ideas (due_on)
      WHERE state IN ('proposed', 'accepted', 'in_progress') AND NOT overdue_told`);
    await runner.query(`
      CREATE TABLE story_idea_drafts (
        content_id uuid PRIMARY KEY REFERENCES contents (id),
        story_idea_id uuid NOT NULL REFERENCES story_ideas (id),
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX story_idea_drafts_story_idea_id ON story_idea_drafts (story_idea_id, created_at)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE story_idea_drafts');
    await runner.query('DROP TABLE story_ideas');
  }
}
