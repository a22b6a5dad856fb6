import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A stage may open again: each opening is a round, decided once. Which decision stands for each stage is held beside
 * the decisions; what a reviewer changes is a revision of its own and moves the review with it. See ADR 16.
 */
export class DecideInRounds1795000200400 implements MigrationInterface {
  name = 'DecideInRounds1795000200400';

  async up(runner: QueryRunner): Promise<void> {
    await this.addRounds(runner);
    await this.addStanding(runner);
    await this.addCorrections(runner);
  }

  private async addRounds(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review_decisions DROP CONSTRAINT review_decisions_review, DROP CONSTRAINT review_decisions_stage,
        DROP CONSTRAINT review_decisions_once,
        ADD CONSTRAINT review_decisions_review FOREIGN KEY (review_id) REFERENCES reviews (id),
        ADD CONSTRAINT review_decisions_revision FOREIGN KEY (revision_id) REFERENCES content_revisions (id),
        ADD COLUMN round integer,
        ADD COLUMN return_to text,
        ADD COLUMN delegation_id uuid,
        ADD COLUMN on_behalf_of uuid REFERENCES users (id),
        ADD COLUMN on_behalf_of_name text,
        ADD CONSTRAINT review_decisions_return_to CHECK (return_to IS NULL OR outcome = 'return'),
        ADD CONSTRAINT review_decisions_delegation FOREIGN KEY (delegation_id, on_behalf_of, decider_id)
          REFERENCES review_delegations (id, delegator_id, delegate_id),
        ADD CONSTRAINT review_decisions_behalf CHECK ((delegation_id IS NULL) = (on_behalf_of IS NULL))`);
    await runner.query('ALTER TABLE review_decisions DISABLE TRIGGER review_decisions_append_only');
    await runner.query('UPDATE review_decisions SET round = position');
    await runner.query('ALTER TABLE review_decisions ENABLE TRIGGER review_decisions_append_only');
    await runner.query(`
      ALTER TABLE review_decisions ALTER COLUMN round SET NOT NULL,
        ADD CONSTRAINT review_decisions_round UNIQUE (review_id, round),
        ADD CONSTRAINT review_decisions_place UNIQUE (id, review_id, stage_key)`);
    await runner.query('CREATE INDEX review_decisions_revision_id ON review_decisions (revision_id)');
    await runner.query('ALTER TABLE reviews DROP CONSTRAINT reviews_subject');
    await runner.query(`
      ALTER TABLE reviews ADD COLUMN round integer NOT NULL DEFAULT 0, ADD COLUMN submitted_revision_id uuid`);
    await runner.query('ALTER TABLE reviews DISABLE TRIGGER reviews_guard');
    await runner.query(`
      UPDATE reviews r SET submitted_revision_id = revision_id,
        round = (SELECT count(*) FROM review_decisions d WHERE d.review_id = r.id) + (state IN ('open', 'recalled'))::int`);
    await runner.query('ALTER TABLE reviews ENABLE TRIGGER reviews_guard');
    await runner.query(`
      ALTER TABLE reviews ALTER COLUMN submitted_revision_id SET NOT NULL,
        ADD CONSTRAINT reviews_submitted_revision FOREIGN KEY (content_id, submitted_revision_id)
          REFERENCES content_revisions (content_id, id)`);
  }

  private async addStanding(runner: QueryRunner): Promise<void> {
    // One row for each person who answers for a stage: the decider, and whoever they decided for. The key is the
    // rule: nobody stands for two stages of one chain.
    await runner.query(`
      CREATE TABLE review_standing (
        review_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES users (id),
        stage_key text NOT NULL,
        decision_id uuid NOT NULL,
        is_delegator boolean NOT NULL DEFAULT false,
        CONSTRAINT review_standing_once PRIMARY KEY (review_id, person_id),
        CONSTRAINT review_standing_stage UNIQUE (review_id, stage_key, is_delegator),
        CONSTRAINT review_standing_decision FOREIGN KEY (decision_id, review_id, stage_key)
          REFERENCES review_decisions (id, review_id, stage_key)
      )`);
    await runner.query(`
      INSERT INTO review_standing (review_id, person_id, stage_key, decision_id)
      SELECT review_id, decider_id, stage_key, id FROM review_decisions WHERE outcome = 'approve'`);
    await runner.query(`
      CREATE FUNCTION guard_review_standing() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' OR NOT EXISTS (
             SELECT 1 FROM review_decisions d WHERE d.id = NEW.decision_id AND d.outcome = 'approve'
               AND NEW.person_id = CASE WHEN NEW.is_delegator THEN d.on_behalf_of ELSE d.decider_id END) THEN
          RAISE EXCEPTION 'for a stage stands who approved it'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_standing_approved';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_standing_guard BEFORE INSERT OR UPDATE ON review_standing
      FOR EACH ROW EXECUTE FUNCTION guard_review_standing()`);
    await runner.query(`
      CREATE FUNCTION let_review_decision_stand() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO review_standing (review_id, person_id, stage_key, decision_id, is_delegator)
        SELECT NEW.review_id, NEW.decider_id, NEW.stage_key, NEW.id, false UNION ALL
        SELECT NEW.review_id, NEW.on_behalf_of, NEW.stage_key, NEW.id, true WHERE NEW.on_behalf_of IS NOT NULL;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_decisions_stand AFTER INSERT ON review_decisions
      FOR EACH ROW WHEN (NEW.outcome = 'approve') EXECUTE FUNCTION let_review_decision_stand()`);
  }

  private async addCorrections(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_corrections (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES reviews (id),
        stage_key text NOT NULL CONSTRAINT review_corrections_not_of_proof CHECK (stage_key <> 'proof_after_correction'),
        round integer NOT NULL,
        from_revision_id uuid NOT NULL REFERENCES content_revisions (id),
        to_revision_id uuid NOT NULL REFERENCES content_revisions (id),
        corrected_by uuid NOT NULL REFERENCES users (id),
        delegation_id uuid,
        on_behalf_of uuid REFERENCES users (id),
        comment text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT review_corrections_once UNIQUE (to_revision_id),
        CONSTRAINT review_corrections_changes CHECK (from_revision_id <> to_revision_id),
        CONSTRAINT review_corrections_delegation FOREIGN KEY (delegation_id, on_behalf_of, corrected_by)
          REFERENCES review_delegations (id, delegator_id, delegate_id),
        CONSTRAINT review_corrections_behalf CHECK ((delegation_id IS NULL) = (on_behalf_of IS NULL))
      )`);
    await runner.query('CREATE INDEX review_corrections_review_id ON review_corrections (review_id, id)');
    await runner.query(`
      CREATE TRIGGER review_corrections_append_only BEFORE UPDATE OR DELETE ON review_corrections
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER review_corrections_no_truncate BEFORE TRUNCATE ON review_corrections
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE review_corrections');
    await runner.query('DROP TRIGGER review_decisions_stand ON review_decisions');
    await runner.query('DROP FUNCTION let_review_decision_stand()');
    await runner.query('DROP TABLE review_standing');
    await runner.query('DROP FUNCTION guard_review_standing()');
    await runner.query('ALTER TABLE reviews DROP COLUMN round, DROP COLUMN submitted_revision_id');
    await runner.query('ALTER TABLE reviews ADD CONSTRAINT reviews_subject UNIQUE (id, revision_id)');
    await runner.query('DROP INDEX review_decisions_revision_id');
    await runner.query(`
      ALTER TABLE review_decisions DROP CONSTRAINT review_decisions_review, DROP CONSTRAINT review_decisions_revision,
        DROP CONSTRAINT review_decisions_place, DROP COLUMN round, DROP COLUMN return_to, DROP COLUMN delegation_id,
        DROP COLUMN on_behalf_of, DROP COLUMN on_behalf_of_name,
        ADD CONSTRAINT review_decisions_review FOREIGN KEY (review_id, revision_id) REFERENCES reviews (id, revision_id),
        ADD CONSTRAINT review_decisions_stage UNIQUE (review_id, stage_key),
        ADD CONSTRAINT review_decisions_once UNIQUE (revision_id, decider_id)`);
  }
}
