import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may decide an open stage, as one question to the database; and who decided, as they were called that day. */
export class AskReviewersByUnit1795000200000 implements MigrationInterface {
  name = 'AskReviewersByUnit1795000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN post text');
    await this.nameDeciders(runner);
    await this.askUnits(runner);
    await this.askWhoMayDecide(runner);
  }

  private async nameDeciders(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_decisions ADD COLUMN decider_name text, ADD COLUMN decider_post text,
        ADD COLUMN decider_unit text`);
    await runner.query('ALTER TABLE review_decisions DISABLE TRIGGER review_decisions_append_only');
    await runner.query(`
      UPDATE review_decisions d SET decider_name = u.display_name, decider_unit = o.name
      FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id = d.decider_id`);
    await runner.query('ALTER TABLE review_decisions ENABLE TRIGGER review_decisions_append_only');
    await runner.query(`
      ALTER TABLE review_decisions ALTER COLUMN decider_name SET NOT NULL, ALTER COLUMN decider_unit SET NOT NULL`);
    // Whatever an insert says: the record of a decision bears the name, post and unit of that moment.
    await runner.query(`
      CREATE FUNCTION name_review_decider() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT u.display_name, u.post, o.name INTO NEW.decider_name, NEW.decider_post, NEW.decider_unit
        FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id = NEW.decider_id;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_decisions_name BEFORE INSERT ON review_decisions
      FOR EACH ROW EXECUTE FUNCTION name_review_decider()`);
  }

  private async askUnits(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reviews ADD COLUMN named_organization_id uuid REFERENCES organizations (id),
        ADD COLUMN stage_organization_id uuid REFERENCES organizations (id)`);
    await runner.query('ALTER TABLE reviews DISABLE TRIGGER reviews_guard');
    await runner.query(`
      UPDATE reviews r SET named_organization_id = c.organization_id, stage_organization_id = c.organization_id
      FROM contents c WHERE c.id = r.content_id`);
    await runner.query('ALTER TABLE reviews ENABLE TRIGGER reviews_guard');
    await runner.query(`
      ALTER TABLE reviews ALTER COLUMN named_organization_id SET NOT NULL,
        ALTER COLUMN stage_organization_id SET NOT NULL`);
    await runner.query(`
      CREATE INDEX reviews_asked ON reviews (stage_organization_id, stage_opened_at, id) WHERE state = 'open'`);
  }

  private async askWhoMayDecide(runner: QueryRunner): Promise<void> {
    // People who must not decide that stage because they wrote a part of what is under review.
    await runner.query(`
      CREATE FUNCTION review_barred_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(review_author_ids(r.revision_id), '{}') FROM reviews r WHERE r.id = asked
      $$`);
    // People who must not decide that stage because they have decided another one of the chain.
    await runner.query(`
      CREATE FUNCTION review_bound_ids(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(DISTINCT d.decider_id), '{}')
        FROM reviews r JOIN review_decisions d ON d.revision_id = r.revision_id WHERE r.id = asked
      $$`);
    // Everybody who may decide the current stage: an accepted role in the unit that the flow names, held there or
    // in a unit above it from where it reaches the item; with the nearest such unit of each.
    await runner.query(`
      CREATE FUNCTION eligible_reviewers(asked uuid)
      RETURNS TABLE (user_id uuid, organization_id uuid) LANGUAGE sql STABLE AS $$
        SELECT DISTINCT ON (m.user_id) m.user_id, m.organization_id
        FROM reviews r
        JOIN contents c ON c.id = r.content_id
        JOIN organizations named ON named.id = r.named_organization_id
        JOIN memberships m ON m.organization_id = ANY (named.path)
          AND (m.inherit OR m.organization_id = c.organization_id) AND m.roles && r.current_roles
        JOIN users u ON u.id = m.user_id AND u.state = 'active'
        WHERE r.id = asked AND r.state = 'open'
          AND NOT m.user_id = ANY (review_barred_ids(r.id, r.current_stage))
          AND NOT m.user_id = ANY (review_bound_ids(r.id, r.current_stage))
        ORDER BY m.user_id, array_position(named.path, m.organization_id) DESC
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION eligible_reviewers(uuid)');
    await runner.query('DROP FUNCTION review_bound_ids(uuid, text)');
    await runner.query('DROP FUNCTION review_barred_ids(uuid, text)');
    await runner.query(
      'ALTER TABLE reviews DROP COLUMN named_organization_id, DROP COLUMN stage_organization_id',
    );
    await runner.query('DROP TRIGGER review_decisions_name ON review_decisions');
    await runner.query('DROP FUNCTION name_review_decider()');
    await runner.query(`
      ALTER TABLE review_decisions DROP COLUMN decider_name, DROP COLUMN decider_post, DROP COLUMN decider_unit`);
    await runner.query('ALTER TABLE users DROP COLUMN post');
  }
}
