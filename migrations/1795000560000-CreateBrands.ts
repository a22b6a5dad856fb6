import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 品牌: named lines of work with colour and logo, which items may belong to. */
export class CreateBrands1795000560000 implements MigrationInterface {
  name = 'CreateBrands1795000560000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE brands (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        code text NOT NULL CONSTRAINT brands_code_form CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$'),
        name text NOT NULL CONSTRAINT brands_name_told CHECK (name <> ''),
        description text NOT NULL DEFAULT '',
        color text NOT NULL CONSTRAINT brands_color_form CHECK (color ~ '^#[0-9a-f]{6}$'),
        logo_asset_id uuid CONSTRAINT brands_logo REFERENCES assets (id),
        state text NOT NULL CONSTRAINT brands_state CHECK (state IN ('active', 'retired')),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT brands_code UNIQUE (organization_id, code)
      )`);
    await runner.query(
      'CREATE INDEX brands_logo_asset_id ON brands (logo_asset_id) WHERE logo_asset_id IS NOT NULL',
    );
    await runner.query(
      'ALTER TABLE contents ADD COLUMN brand_id uuid CONSTRAINT contents_brand REFERENCES brands (id)',
    );
    await runner.query('CREATE INDEX contents_brand_id ON contents (brand_id) WHERE brand_id IS NOT NULL');
    // Whether a revision ever named a brand: whoever deletes it would leave records that name nothing.
    await runner.query(`
      CREATE INDEX content_revisions_brand ON content_revisions ((document ->> 'brandId'))
      WHERE document ->> 'brandId' IS NOT NULL`);
    await runner.query('ALTER TABLE delivery_documents ADD COLUMN brand_id uuid, ADD COLUMN brand_code text');
    for (const column of ['brand_id', 'brand_code']) {
      await runner.query(`
        CREATE INDEX delivery_documents_${column} ON delivery_documents (${column}, published_at DESC, content_id DESC)
        WHERE state = 'live' AND ${column} IS NOT NULL`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery_documents DROP COLUMN brand_code, DROP COLUMN brand_id');
    await runner.query('DROP INDEX content_revisions_brand');
    await runner.query('ALTER TABLE contents DROP COLUMN brand_id');
    await runner.query('DROP TABLE brands');
  }
}
