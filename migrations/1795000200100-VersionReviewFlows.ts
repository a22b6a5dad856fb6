import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every change of what a flow asks for is a version; a review names the one that it runs by. */
export class VersionReviewFlows1795000200100 implements MigrationInterface {
  name = 'VersionReviewFlows1795000200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_flows ADD COLUMN settings jsonb NOT NULL DEFAULT '{}'
        CONSTRAINT review_flows_settings CHECK (jsonb_typeof(settings) = 'object'),
        ADD COLUMN changed_by uuid REFERENCES users (id)`);
    await runner.query(`
      CREATE TABLE review_flow_versions (
        flow_id uuid NOT NULL REFERENCES review_flows (id),
        number integer NOT NULL,
        name text NOT NULL,
        stages jsonb NOT NULL,
        settings jsonb NOT NULL,
        changed_by uuid REFERENCES users (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (flow_id, number)
      )`);
    await runner.query(`
      INSERT INTO review_flow_versions (flow_id, number, name, stages, settings)
      SELECT id, 1, name, stages, settings FROM review_flows`);
    await runner.query(`
      CREATE TRIGGER review_flow_versions_append_only BEFORE UPDATE OR DELETE ON review_flow_versions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_flow_versions_no_truncate BEFORE TRUNCATE ON review_flow_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // Whatever door a change comes by, it leaves its version. Who is the default is no part of a flow.
    await runner.query(`
      CREATE FUNCTION keep_review_flow_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.name, OLD.stages, OLD.settings)
           IS NOT DISTINCT FROM (NEW.name, NEW.stages, NEW.settings) THEN
          RETURN NULL;
        END IF;
        INSERT INTO review_flow_versions (flow_id, number, name, stages, settings, changed_by)
        SELECT NEW.id, coalesce(max(number), 0) + 1, NEW.name, NEW.stages, NEW.settings, NEW.changed_by
        FROM review_flow_versions WHERE flow_id = NEW.id;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_flows_versions AFTER INSERT OR UPDATE ON review_flows
      FOR EACH ROW EXECUTE FUNCTION keep_review_flow_version()`);
    await runner.query(`
      ALTER TABLE reviews ADD COLUMN flow_version integer,
        ADD CONSTRAINT reviews_flow_version FOREIGN KEY (flow_id, flow_version)
          REFERENCES review_flow_versions (flow_id, number)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reviews DROP COLUMN flow_version');
    await runner.query('DROP TRIGGER review_flows_versions ON review_flows');
    await runner.query('DROP FUNCTION keep_review_flow_version()');
    await runner.query('DROP TABLE review_flow_versions');
    await runner.query('ALTER TABLE review_flows DROP COLUMN settings, DROP COLUMN changed_by');
  }
}
