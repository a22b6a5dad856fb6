import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the editor who handles an item may decide its first level: a decision of the unit above, on record. */
export class CreateReviewSeparation1795000200200 implements MigrationInterface {
  name = 'CreateReviewSeparation1795000200200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_separation_changes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        mode text NOT NULL CONSTRAINT review_separation_changes_mode CHECK (mode IN ('strict', 'handling_editor')),
        reason text NOT NULL CONSTRAINT review_separation_changes_reason CHECK (length(trim(reason)) > 0),
        decided_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE INDEX review_separation_changes_organization_id ON review_separation_changes (organization_id, id)`);
    await runner.query(`
      CREATE TRIGGER review_separation_changes_append_only BEFORE UPDATE OR DELETE ON review_separation_changes
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_separation_changes_no_truncate BEFORE TRUNCATE ON review_separation_changes
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE FUNCTION guard_review_separation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM organizations WHERE id = NEW.organization_id AND parent_id IS NULL) THEN
          RAISE EXCEPTION 'above the root nobody can relax its separation'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_separation_changes_root';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_separation_changes_guard BEFORE INSERT ON review_separation_changes
      FOR EACH ROW EXECUTE FUNCTION guard_review_separation()`);
    await runner.query(`
      CREATE FUNCTION review_separation_of(unit uuid) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT coalesce((
          SELECT mode FROM review_separation_changes WHERE organization_id = unit ORDER BY id DESC LIMIT 1), 'strict')
      $$`);
    await runner.query(`
      ALTER TABLE reviews ADD COLUMN separation text NOT NULL DEFAULT 'strict'
        CONSTRAINT reviews_separation CHECK (separation IN ('strict', 'handling_editor'))`);
    // A review runs by what held when it was opened, whatever the statement that opens it says.
    await runner.query(`
      CREATE FUNCTION set_review_separation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT review_separation_of(c.organization_id) INTO NEW.separation FROM contents c WHERE c.id = NEW.content_id;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER reviews_separation BEFORE INSERT ON reviews
      FOR EACH ROW EXECUTE FUNCTION set_review_separation()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER reviews_separation ON reviews');
    await runner.query('DROP FUNCTION set_review_separation()');
    await runner.query('ALTER TABLE reviews DROP COLUMN separation');
    await runner.query('DROP FUNCTION review_separation_of(uuid)');
    await runner.query('DROP TABLE review_separation_changes');
    await runner.query('DROP FUNCTION guard_review_separation()');
  }
}
