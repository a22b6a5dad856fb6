import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 先发后补: orders by which an item goes out before its review, and the review that makes each good afterwards. */
export class CreateEmergencyOrders1795000210000 implements MigrationInterface {
  name = 'CreateEmergencyOrders1795000210000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createOrders(runner);
    await this.bindReviews(runner);
    await this.guardClosings(runner);
    await this.guardContents(runner);
    await this.barPeople(runner);
    for (const table of ['emergency_orders', 'emergency_order_closings', 'emergency_order_alarms']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  private async createOrders(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE emergency_orders (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        revision_id uuid NOT NULL,
        fingerprint character(64) NOT NULL,
        flow_id uuid NOT NULL REFERENCES review_flows (id),
        review_id uuid NOT NULL,
        reason_code text NOT NULL,
        reason_text text,
        approver_id uuid NOT NULL REFERENCES users (id),
        approved_at timestamptz NOT NULL,
        means text NOT NULL CONSTRAINT emergency_orders_means CHECK (means IN ('phone', 'message', 'in_person')),
        wording text NOT NULL CONSTRAINT emergency_orders_has_wording CHECK (length(trim(wording)) > 0),
        read_back boolean NOT NULL CONSTRAINT emergency_orders_read_back CHECK (read_back),
        platforms text[] NOT NULL CONSTRAINT emergency_orders_limited CHECK (cardinality(platforms) > 0),
        recorder_id uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        backfill_due_at timestamptz NOT NULL,
        CONSTRAINT emergency_orders_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id),
        CONSTRAINT emergency_orders_subject UNIQUE (id, revision_id),
        CONSTRAINT emergency_orders_once UNIQUE (revision_id),
        CONSTRAINT emergency_orders_two_people CHECK (approver_id <> recorder_id),
        CONSTRAINT emergency_orders_reason CHECK (reason_code <> 'other' OR length(trim(reason_text)) > 0)
      )`);
    await runner.query(
      'CREATE INDEX emergency_orders_approved_at ON emergency_orders (organization_id, approved_at)',
    );
    await runner.query('CREATE INDEX emergency_orders_content_id ON emergency_orders (content_id)');
    await runner.query(`
      CREATE TABLE emergency_order_closings (
        order_id uuid PRIMARY KEY REFERENCES emergency_orders (id),
        state text NOT NULL CONSTRAINT emergency_order_closings_state CHECK (state IN ('completed', 'refuted')),
        closed_by uuid NOT NULL REFERENCES users (id),
        closed_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE emergency_order_alarms (
        order_id uuid PRIMARY KEY REFERENCES emergency_orders (id),
        raised_at timestamptz NOT NULL
      )`);
  }

  /** Neither without the other, both about the same revision; what makes an order good is never taken back. */
  private async bindReviews(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reviews ADD COLUMN backfill_of uuid,
        ADD CONSTRAINT reviews_one_backfill UNIQUE (backfill_of),
        ADD CONSTRAINT reviews_backfill UNIQUE (backfill_of, id),
        ADD CONSTRAINT reviews_backfill_order FOREIGN KEY (backfill_of, revision_id)
          REFERENCES emergency_orders (id, revision_id)`);
    await runner.query(`
      ALTER TABLE emergency_orders ADD CONSTRAINT emergency_orders_review FOREIGN KEY (id, review_id)
        REFERENCES reviews (backfill_of, id) DEFERRABLE INITIALLY DEFERRED`);
    await runner.query(`
      CREATE FUNCTION guard_backfill() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.backfill_of IS DISTINCT FROM OLD.backfill_of OR NEW.revision_id <> OLD.revision_id THEN
          RAISE EXCEPTION 'what a review makes good is never exchanged'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_backfill_frozen';
        END IF;
        IF NEW.state = 'recalled' THEN
          RAISE EXCEPTION 'the review of an emergency order is not recalled'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_backfill_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER reviews_backfill BEFORE UPDATE ON reviews FOR EACH ROW
      WHEN (OLD.backfill_of IS NOT NULL OR NEW.backfill_of IS NOT NULL) EXECUTE FUNCTION guard_backfill()`);
  }

  private async guardClosings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_emergency_order_closing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
             SELECT 1 FROM reviews r WHERE r.backfill_of = NEW.order_id
               AND r.state = ANY (CASE NEW.state WHEN 'completed' THEN ARRAY['approved']
                                                 ELSE ARRAY['returned', 'rejected'] END)) THEN
          RAISE EXCEPTION 'an emergency order ends as its review ended'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'emergency_order_closings_review';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER emergency_order_closings_guard BEFORE INSERT ON emergency_order_closings
      FOR EACH ROW EXECUTE FUNCTION guard_emergency_order_closing()`);
  }

  /** What is still under review may go out by an open order for that very revision, and by nothing else. */
  private async guardContents(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_approval_under_review() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (
             SELECT 1 FROM emergency_orders o
             WHERE o.content_id = NEW.id AND o.revision_id = NEW.review_revision_id
               AND NEW.approved_revision_id = o.revision_id AND NEW.current_revision_id = o.revision_id
               AND NOT EXISTS (SELECT 1 FROM emergency_order_closings c WHERE c.order_id = o.id)) THEN
          RAISE EXCEPTION 'what is under review is not approved without an emergency order'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'contents_approved_under_review';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER contents_approved_under_review BEFORE INSERT OR UPDATE ON contents FOR EACH ROW
      WHEN (NEW.review_revision_id IS NOT NULL
            AND (NEW.state = 'approved' OR NEW.approved_revision_id = NEW.review_revision_id))
      EXECUTE FUNCTION guard_approval_under_review()`);
  }

  /** Who wrote the order down has a hand in the item; who gave it has decided on it. Asked beside the rules of reviews. */
  private async barPeople(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION emergency_recorder_ids(asked uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(DISTINCT o.recorder_id), '{}')
        FROM reviews r JOIN content_revisions v ON v.id = r.revision_id
        JOIN emergency_orders o ON o.content_id = r.content_id
        JOIN content_revisions e ON e.id = o.revision_id AND e.number <= v.number
        WHERE r.id = asked
      $$`);
    await runner.query(`
      CREATE FUNCTION emergency_approver_ids(asked uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT coalesce(array_agg(o.approver_id), '{}')
        FROM reviews r JOIN emergency_orders o ON o.revision_id = r.revision_id WHERE r.id = asked
      $$`);
    for (const [name, added] of barred) {
      await runner.query(`ALTER FUNCTION ${name}(uuid, text) RENAME TO ${name}_of_review`);
      await runner.query(`
        CREATE FUNCTION ${name}(asked uuid, stage text) RETURNS uuid[] LANGUAGE sql STABLE AS $$
          SELECT ${name}_of_review(asked, stage) || ${added}(asked)
        $$`);
    }
    await runner.query(`
      CREATE FUNCTION guard_emergency_decision() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.decider_id = ANY (emergency_recorder_ids(NEW.review_id)) THEN
          RAISE EXCEPTION 'nobody decides on an order that they recorded'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_not_own';
        END IF;
        IF NEW.decider_id = ANY (emergency_approver_ids(NEW.review_id)) THEN
          RAISE EXCEPTION 'nobody decides on an order that they gave'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_once';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_decisions_emergency BEFORE INSERT ON review_decisions
      FOR EACH ROW EXECUTE FUNCTION guard_emergency_decision()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER review_decisions_emergency ON review_decisions');
    await runner.query('DROP FUNCTION guard_emergency_decision()');
    for (const [name] of barred) {
      await runner.query(`DROP FUNCTION ${name}(uuid, text)`);
      await runner.query(`ALTER FUNCTION ${name}_of_review(uuid, text) RENAME TO ${name}`);
    }
    await runner.query('DROP FUNCTION emergency_approver_ids(uuid)');
    await runner.query('DROP FUNCTION emergency_recorder_ids(uuid)');
    await runner.query('DROP TRIGGER contents_approved_under_review ON contents');
    await runner.query('DROP FUNCTION guard_approval_under_review()');
    await runner.query('DROP TRIGGER reviews_backfill ON reviews');
    await runner.query('DROP FUNCTION guard_backfill()');
    await runner.query('ALTER TABLE emergency_orders DROP CONSTRAINT emergency_orders_review');
    await runner.query('ALTER TABLE reviews DROP COLUMN backfill_of');
    await runner.query('DROP TABLE emergency_order_alarms');
    await runner.query('DROP TABLE emergency_order_closings');
    await runner.query('DROP TABLE emergency_orders');
    await runner.query('DROP FUNCTION guard_emergency_order_closing()');
  }
}

/** The functions by which reviews ask who must not decide, and what orders add to each. */
const barred = [
  ['review_barred_ids', 'emergency_recorder_ids'],
  ['review_bound_ids', 'emergency_approver_ids'],
] as const;
