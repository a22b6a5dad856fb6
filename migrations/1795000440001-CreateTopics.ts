import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 专题: items gathered on a page of their own. */
export class CreateTopics1795000440001 implements MigrationInterface {
  name = 'CreateTopics1795000440001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE topics (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        slug text NOT NULL,
        title text NOT NULL CONSTRAINT topics_title CHECK (length(trim(title)) > 0),
        lead_text text NOT NULL,
        cover_asset_id uuid REFERENCES assets (id),
        sections jsonb NOT NULL CONSTRAINT topics_sections CHECK (jsonb_typeof(sections) = 'array'),
        position integer NOT NULL DEFAULT 0,
        state text NOT NULL CONSTRAINT topics_state CHECK (state IN ('draft', 'live')),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT topics_slug UNIQUE (organization_id, slug)
      )`);
    await runner.query('CREATE INDEX topics_cover_asset_id ON topics (cover_asset_id)');
    await runner.query(`
      CREATE INDEX topics_live ON topics (organization_id, position, id) WHERE state = 'live'`);
    await runner.query(`
      CREATE TRIGGER topics_delivery_changed AFTER INSERT OR UPDATE OR DELETE ON topics
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_unit_row()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE topics');
  }
}
