import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items that go out together, the publications by which they do, and publications that are kept back. */
export class CreateReleaseBundles1795000253000 implements MigrationInterface {
  name = 'CreateReleaseBundles1795000253000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE publications ADD COLUMN on_hold boolean NOT NULL DEFAULT false');
    await runner.query(`
      CREATE TABLE release_bundles (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        on_failure text NOT NULL CONSTRAINT release_bundles_on_failure CHECK (on_failure IN ('hold', 'go_on')),
        scheduled_at timestamptz,
        content_ids uuid[] NOT NULL
          CONSTRAINT release_bundles_content_ids CHECK (cardinality(content_ids) BETWEEN 1 AND 50),
        round integer NOT NULL DEFAULT 0,
        created_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE INDEX release_bundles_organization_id ON release_bundles (organization_id, id)',
    );
    await runner.query(`
      CREATE TABLE release_bundle_publications (
        publication_id uuid PRIMARY KEY REFERENCES publications (id),
        bundle_id uuid NOT NULL REFERENCES release_bundles (id),
        round integer NOT NULL
      )`);
    await runner.query(
      'CREATE INDEX release_bundle_publications_bundle ON release_bundle_publications (bundle_id, round)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE release_bundle_publications');
    await runner.query('DROP TABLE release_bundles');
    await runner.query('ALTER TABLE publications DROP COLUMN on_hold');
  }
}
