import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What recurring items begin with. */
export class CreateContentTemplates1795000232000 implements MigrationInterface {
  name = 'CreateContentTemplates1795000232000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_templates (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        type text NOT NULL,
        column_id uuid REFERENCES columns (id) ON DELETE SET NULL,
        parts jsonb NOT NULL,
        asset_ids uuid[] NOT NULL,
        instructions text NOT NULL,
        next_number integer NOT NULL CONSTRAINT content_templates_next_number CHECK (next_number > 0),
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_templates_name UNIQUE (organization_id, name)
      )`);
    await runner.query('CREATE INDEX content_templates_column_id ON content_templates (column_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE content_templates');
  }
}
