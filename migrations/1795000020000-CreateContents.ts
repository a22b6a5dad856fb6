import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateContents1795000020000 implements MigrationInterface {
  name = 'CreateContents1795000020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE columns (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        parent_id uuid,
        name text NOT NULL,
        code text NOT NULL,
        review_flow_id uuid,
        position integer NOT NULL DEFAULT 0,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT columns_code UNIQUE (organization_id, code),
        CONSTRAINT columns_place UNIQUE (organization_id, id),
        CONSTRAINT columns_parent FOREIGN KEY (organization_id, parent_id) REFERENCES columns (organization_id, id),
        CONSTRAINT columns_not_own_parent CHECK (parent_id <> id)
      )`);
    await runner.query('CREATE INDEX columns_parent_id ON columns (parent_id)');
    await runner.query(`
      CREATE TABLE contents (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        column_id uuid CONSTRAINT contents_column REFERENCES columns (id),
        type text NOT NULL,
        state text NOT NULL DEFAULT 'draft' CONSTRAINT contents_state CHECK
          (state IN ('draft', 'in_review', 'returned', 'approved', 'published', 'withdrawn', 'archived')),
        slug text NOT NULL CONSTRAINT contents_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title text NOT NULL,
        tags text[] NOT NULL,
        author_id uuid NOT NULL REFERENCES users (id),
        current_revision_id uuid NOT NULL,
        approved_revision_id uuid,
        review_revision_id uuid,
        first_submitted_at timestamptz,
        published_at timestamptz,
        submission_id uuid,
        search_text text NOT NULL,
        deleted_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT contents_in_review CHECK (state <> 'in_review' OR review_revision_id IS NOT NULL),
        CONSTRAINT contents_approved CHECK (state <> 'approved' OR approved_revision_id IS NOT DISTINCT FROM current_revision_id),
        CONSTRAINT contents_deleted CHECK (deleted_at IS NULL OR (state = 'draft' AND first_submitted_at IS NULL))
      )`);
    // The address of a draft that was taken away is free again.
    await runner.query('CREATE UNIQUE INDEX contents_slug ON contents (slug) WHERE deleted_at IS NULL');
    await runner.query('CREATE INDEX contents_organization_id ON contents (organization_id, id)');
    await runner.query('CREATE INDEX contents_updated_at ON contents (updated_at, id)');
    await runner.query('CREATE INDEX contents_column_id ON contents (column_id)');
    await runner.query('CREATE INDEX contents_author_id ON contents (author_id)');
    await runner.query('CREATE INDEX contents_tags ON contents USING gin (tags)');
    await runner.query(
      'CREATE INDEX contents_submission_id ON contents (submission_id) WHERE submission_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE content_revisions (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL CONSTRAINT content_revisions_content REFERENCES contents (id),
        number integer NOT NULL CONSTRAINT content_revisions_number_positive CHECK (number > 0),
        saved_by uuid NOT NULL REFERENCES users (id),
        document jsonb NOT NULL,
        fingerprint character(64) NOT NULL,
        asset_ids uuid[] NOT NULL,
        comment text,
        restored_from uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT content_revisions_number UNIQUE (content_id, number),
        CONSTRAINT content_revisions_place UNIQUE (content_id, id),
        CONSTRAINT content_revisions_restored_from FOREIGN KEY (content_id, restored_from)
          REFERENCES content_revisions (content_id, id)
      )`);
    await runner.query('CREATE INDEX content_revisions_asset_ids ON content_revisions USING gin (asset_ids)');
    // An item and its first revision name each other; both are there when the transaction ends. And a revision of
    // another item can never be the current, the reviewed or the approved one.
    for (const role of ['current', 'approved', 'review']) {
      await runner.query(`
        ALTER TABLE contents ADD CONSTRAINT contents_${role}_revision FOREIGN KEY (id, ${role}_revision_id)
          REFERENCES content_revisions (content_id, id) DEFERRABLE INITIALLY DEFERRED`);
    }
    await runner.query(`
      CREATE TRIGGER content_revisions_append_only BEFORE UPDATE OR DELETE ON content_revisions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER content_revisions_no_truncate BEFORE TRUNCATE ON content_revisions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const role of ['current', 'approved', 'review']) {
      await runner.query(`ALTER TABLE contents DROP CONSTRAINT contents_${role}_revision`);
    }
    await runner.query('DROP TABLE content_revisions');
    await runner.query('DROP TABLE contents');
    await runner.query('DROP TABLE columns');
  }
}
