import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDeliveryDocuments1795000080000 implements MigrationInterface {
  name = 'CreateDeliveryDocuments1795000080000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_documents (
        content_id uuid PRIMARY KEY REFERENCES contents (id),
        publication_id uuid NOT NULL REFERENCES publications (id),
        revision_id uuid NOT NULL REFERENCES content_revisions (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        org_path uuid[] NOT NULL,
        column_id uuid,
        column_code text,
        type text NOT NULL,
        slug text NOT NULL CONSTRAINT delivery_documents_slug UNIQUE,
        tags text[] NOT NULL,
        state text NOT NULL CONSTRAINT delivery_documents_state CHECK (state IN ('live', 'withdrawn')),
        published_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        etag text,
        document bytea,
        summary bytea,
        search tsvector,
        CONSTRAINT delivery_documents_only_live_has_words CHECK (
          (state = 'live') = (document IS NOT NULL)
          AND num_nulls(etag, document, summary, search) IN (0, 4))
      )`);
    // Every list, without looking into the rows that it leaves out.
    await runner.query(`
      CREATE INDEX delivery_documents_newest ON delivery_documents (published_at DESC, content_id DESC)
      INCLUDE (org_path, column_id, column_code, type) WHERE state = 'live'`);
    // A column that was last filled long ago: its items lie far down the list of all.
    for (const column of ['column_id', 'column_code']) {
      await runner.query(`
        CREATE INDEX delivery_documents_${column} ON delivery_documents (${column}, published_at DESC, content_id DESC)
        WHERE state = 'live'`);
    }
    await runner.query(
      `CREATE INDEX delivery_documents_org_path ON delivery_documents USING gin (org_path) WHERE state = 'live'`,
    );
    await runner.query(
      `CREATE INDEX delivery_documents_tags ON delivery_documents USING gin (tags) WHERE state = 'live'`,
    );
    await runner.query(
      `CREATE INDEX delivery_documents_search ON delivery_documents USING gin (search) WHERE state = 'live'`,
    );
    await runner.query('CREATE INDEX delivery_documents_updated_at ON delivery_documents (updated_at)');
    // Pages print the unit's name, footer and time zone: whatever changes them is told to those who keep pages.
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_organization() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('delivery_changed', json_build_object('organizationId', NEW.id)::text);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER organizations_delivery_changed AFTER INSERT OR UPDATE ON organizations
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_organization()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER organizations_delivery_changed ON organizations');
    await runner.query('DROP FUNCTION tell_delivery_of_organization');
    await runner.query('DROP TABLE delivery_documents');
  }
}
