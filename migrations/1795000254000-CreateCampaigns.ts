import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 策划: plans over several items and units, with what they are to reach. */
export class CreateCampaigns1795000254000 implements MigrationInterface {
  name = 'CreateCampaigns1795000254000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaigns (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        goal text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        unit_ids uuid[] NOT NULL,
        targets jsonb NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT campaigns_has_length CHECK (ends_on >= starts_on)
      )`);
    await runner.query('CREATE INDEX campaigns_organization_id ON campaigns (organization_id, id)');
    // A unit finds the campaigns that name it.
    await runner.query('CREATE INDEX campaigns_unit_ids ON campaigns USING gin (unit_ids)');
    await runner.query('CREATE INDEX campaigns_ends_on ON campaigns (ends_on)');
    await runner.query(`
      CREATE TABLE campaign_items (
        campaign_id uuid NOT NULL REFERENCES campaigns (id),
        content_id uuid NOT NULL REFERENCES contents (id),
        added_by uuid NOT NULL REFERENCES users (id),
        added_at timestamptz NOT NULL,
        PRIMARY KEY (campaign_id, content_id)
      )`);
    await runner.query('CREATE INDEX campaign_items_content_id ON campaign_items (content_id)');
    await runner.query('ALTER TABLE story_ideas ADD COLUMN campaign_id uuid REFERENCES campaigns (id)');
    await runner.query(
      'CREATE INDEX story_ideas_campaign_id ON story_ideas (campaign_id) WHERE campaign_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE story_ideas DROP COLUMN campaign_id');
    await runner.query('DROP TABLE campaign_items');
    await runner.query('DROP TABLE campaigns');
  }
}
