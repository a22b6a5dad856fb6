import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReviews1795000030000 implements MigrationInterface {
  name = 'CreateReviews1795000030000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createTables(runner);
    await this.guardReviews(runner);
    await this.guardDecisions(runner);
  }

  private async createTables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_flows (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT review_flows_kind CHECK (kind IN ('standard', 'emergency', 'reprint')),
        stages jsonb NOT NULL CONSTRAINT review_flows_stages CHECK (jsonb_array_length(stages) BETWEEN 1 AND 12),
        is_default boolean NOT NULL DEFAULT false,
        template text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT review_flows_name UNIQUE (organization_id, name)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX review_flows_one_default ON review_flows (organization_id, kind) WHERE is_default',
    );
    await runner.query(`
      ALTER TABLE columns ADD CONSTRAINT columns_review_flow FOREIGN KEY (review_flow_id) REFERENCES review_flows (id)`);
    await runner.query('CREATE INDEX columns_review_flow_id ON columns (review_flow_id)');
    await runner.query(`
      CREATE TABLE reviews (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        revision_id uuid NOT NULL,
        fingerprint character(64) NOT NULL,
        flow_id uuid REFERENCES review_flows (id),
        flow_name text NOT NULL,
        stages jsonb NOT NULL,
        state text NOT NULL DEFAULT 'open' CONSTRAINT reviews_state CHECK
          (state IN ('open', 'approved', 'returned', 'rejected', 'recalled')),
        current_stage text,
        current_roles text[] NOT NULL,
        stage_opened_at timestamptz NOT NULL,
        submitted_by uuid NOT NULL REFERENCES users (id),
        submitted_at timestamptz NOT NULL,
        comment text,
        decided_at timestamptz,
        approver_address text,
        version integer NOT NULL,
        CONSTRAINT reviews_revision FOREIGN KEY (content_id, revision_id) REFERENCES content_revisions (content_id, id),
        CONSTRAINT reviews_subject UNIQUE (id, revision_id),
        CONSTRAINT reviews_open_has_stage CHECK ((state = 'open') = (current_stage IS NOT NULL)),
        CONSTRAINT reviews_closed_has_time CHECK ((state = 'open') = (decided_at IS NULL))
      )`);
    await runner.query("CREATE UNIQUE INDEX reviews_one_open ON reviews (content_id) WHERE state = 'open'");
    await runner.query("CREATE INDEX reviews_queue ON reviews (stage_opened_at, id) WHERE state = 'open'");
    await runner.query('CREATE INDEX reviews_content_id ON reviews (content_id, id)');
    await runner.query('CREATE INDEX reviews_revision_id ON reviews (revision_id)');
    await runner.query(`
      CREATE TABLE review_decisions (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        stage_key text NOT NULL,
        position integer NOT NULL,
        decider_id uuid NOT NULL REFERENCES users (id),
        outcome text NOT NULL CONSTRAINT review_decisions_outcome CHECK (outcome IN ('approve', 'return', 'reject')),
        comment text,
        annotations jsonb NOT NULL DEFAULT '[]',
        address text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT review_decisions_reason CHECK (outcome = 'approve' OR length(trim(comment)) > 0),
        CONSTRAINT review_decisions_review FOREIGN KEY (review_id, revision_id) REFERENCES reviews (id, revision_id),
        CONSTRAINT review_decisions_stage UNIQUE (review_id, stage_key),
        CONSTRAINT review_decisions_once UNIQUE (revision_id, decider_id)
      )`);
    await runner.query('CREATE INDEX review_decisions_decider_id ON review_decisions (decider_id)');
  }

  /** A review is about one revision for ever, ends once, and is approved only by a decision for every stage. */
  private async guardReviews(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state <> 'open' THEN
          RAISE EXCEPTION 'a closed review is never changed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_closed';
        END IF;
        IF (OLD.content_id, OLD.revision_id, OLD.fingerprint, OLD.stages, OLD.submitted_by, OLD.submitted_at)
           IS DISTINCT FROM
           (NEW.content_id, NEW.revision_id, NEW.fingerprint, NEW.stages, NEW.submitted_by, NEW.submitted_at) THEN
          RAISE EXCEPTION 'what is under review is never exchanged'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_frozen';
        END IF;
        IF NEW.state = 'approved' AND EXISTS (
             SELECT 1 FROM jsonb_array_elements(NEW.stages) stage WHERE NOT EXISTS (
               SELECT 1 FROM review_decisions d
               WHERE d.review_id = NEW.id AND d.stage_key = stage ->> 'key' AND d.outcome = 'approve')) THEN
          RAISE EXCEPTION 'a review is approved only when every stage is'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_all_stages';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER reviews_guard BEFORE UPDATE ON reviews FOR EACH ROW EXECUTE FUNCTION guard_review()`);
    await runner.query(`
      CREATE TRIGGER reviews_kept BEFORE DELETE ON reviews FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER reviews_no_truncate BEFORE TRUNCATE ON reviews
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  private async guardDecisions(runner: QueryRunner): Promise<void> {
    // Everybody who wrote a part of a revision: the item's author, whoever saved this or an earlier revision of it,
    // and everybody named as a co-author in one of them.
    await runner.query(`
      CREATE FUNCTION review_author_ids(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        SELECT array_agg(DISTINCT person) FROM content_revisions r
        JOIN contents c ON c.id = r.content_id
        JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
        CROSS JOIN LATERAL (
          SELECT c.author_id AS person UNION ALL SELECT e.saved_by
          UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
        ) people
        WHERE r.id = reviewed
      $$`);
    await runner.query(`
      CREATE FUNCTION guard_review_decision() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        review reviews%ROWTYPE;
      BEGIN
        SELECT * INTO review FROM reviews WHERE id = NEW.review_id FOR UPDATE;
        IF review.state <> 'open' OR review.current_stage IS DISTINCT FROM NEW.stage_key THEN
          RAISE EXCEPTION 'only the current stage of an open review is decided'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_current_stage';
        END IF;
        IF NEW.decider_id = ANY (review_author_ids(review.revision_id)) THEN
          RAISE EXCEPTION 'nobody decides on their own work'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_not_own';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_decisions_guard BEFORE INSERT ON review_decisions
      FOR EACH ROW EXECUTE FUNCTION guard_review_decision()`);
    await runner.query(`
      CREATE TRIGGER review_decisions_append_only BEFORE UPDATE OR DELETE ON review_decisions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_decisions_no_truncate BEFORE TRUNCATE ON review_decisions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_decisions');
    await runner.query('DROP TABLE reviews');
    await runner.query('ALTER TABLE columns DROP CONSTRAINT columns_review_flow');
    await runner.query('DROP INDEX columns_review_flow_id');
    await runner.query('DROP TABLE review_flows');
    await runner.query('DROP FUNCTION guard_review_decision()');
    await runner.query('DROP FUNCTION review_author_ids(uuid)');
    await runner.query('DROP FUNCTION guard_review()');
  }
}
