import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The rules of ADR 16 as the database holds them, whatever door a statement comes by. */
export class GuardRounds1795000200600 implements MigrationInterface {
  name = 'GuardRounds1795000200600';

  async up(runner: QueryRunner): Promise<void> {
    await this.guardReviews(runner);
    await this.guardDecisions(runner);
    await this.guardCorrections(runner);
  }

  private async guardReviews(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        appended jsonb := NEW.stages;
        last_stage text := NEW.stages -> -1 ->> 'key';
      BEGIN
        IF OLD.state <> 'open' THEN
          RAISE EXCEPTION 'a closed review is never changed'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_closed';
        END IF;
        IF last_stage = 'proof_after_correction' AND OLD.stages -> -1 ->> 'key' <> 'proof_after_correction' THEN
          appended := NEW.stages - -1;
        END IF;
        IF (OLD.content_id, OLD.submitted_revision_id, OLD.flow_id, OLD.flow_version, OLD.separation, OLD.stages,
            OLD.submitted_by, OLD.submitted_at)
           IS DISTINCT FROM
           (NEW.content_id, NEW.submitted_revision_id, NEW.flow_id, NEW.flow_version, NEW.separation, appended,
            NEW.submitted_by, NEW.submitted_at) THEN
          RAISE EXCEPTION 'what is under review is never exchanged'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_frozen';
        END IF;
        IF (OLD.revision_id, OLD.fingerprint) IS DISTINCT FROM (NEW.revision_id, NEW.fingerprint) AND NOT EXISTS (
             SELECT 1 FROM review_corrections k JOIN content_revisions v ON v.id = k.to_revision_id
             WHERE k.review_id = NEW.id AND k.from_revision_id = OLD.revision_id
               AND k.to_revision_id = NEW.revision_id AND v.fingerprint = NEW.fingerprint) THEN
          RAISE EXCEPTION 'what is under review is never exchanged but by a correction'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_frozen';
        END IF;
        IF NEW.state = 'open' AND (NEW.round <> OLD.round OR NEW.current_stage <> OLD.current_stage) THEN
          IF NEW.round <> OLD.round + 1 THEN
            RAISE EXCEPTION 'a stage opens in a round of its own'
              USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_rounds';
          END IF;
          -- Nothing stands for a stage that is open, nor for any after it.
          DELETE FROM review_standing s WHERE s.review_id = NEW.id AND s.stage_key IN (
            SELECT later.value ->> 'key' FROM jsonb_array_elements(NEW.stages) WITH ORDINALITY later
            WHERE later.ordinality >= (
              SELECT opened.ordinality FROM jsonb_array_elements(NEW.stages) WITH ORDINALITY opened
              WHERE opened.value ->> 'key' = NEW.current_stage));
        END IF;
        IF NEW.state = 'approved' THEN PERFORM require_review_chain(NEW); END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE FUNCTION require_review_chain(approved reviews) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        stage record;
        standing record;
        round_before integer := 0;
      BEGIN
        FOR stage IN
          SELECT value ->> 'key' AS key FROM jsonb_array_elements(approved.stages) WITH ORDINALITY ORDER BY ordinality
        LOOP
          SELECT d.* INTO standing FROM review_standing s JOIN review_decisions d ON d.id = s.decision_id
          WHERE s.review_id = approved.id AND s.stage_key = stage.key AND NOT s.is_delegator
            AND d.review_id = approved.id AND d.outcome = 'approve';
          IF NOT FOUND OR standing.round <= round_before
             OR (standing.on_behalf_of IS NOT NULL) IS DISTINCT FROM EXISTS (
                  SELECT 1 FROM review_standing s WHERE s.decision_id = standing.id AND s.is_delegator) THEN
            RAISE EXCEPTION 'a review is approved only when every stage is'
              USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_all_stages';
          END IF;
          round_before := standing.round;
        END LOOP;
        IF standing.round <> approved.round OR standing.revision_id <> approved.revision_id OR NOT EXISTS (
             SELECT 1 FROM content_revisions v WHERE v.id = approved.revision_id AND v.fingerprint = approved.fingerprint
           ) THEN
          RAISE EXCEPTION 'the last approval is about what is signed off'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_last_approval';
        END IF;
        IF EXISTS (
             SELECT 1 FROM review_corrections k WHERE k.review_id = approved.id AND k.round = standing.round) THEN
          RAISE EXCEPTION 'a correction in the last stage needs a proof by somebody else'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_proof_after_correction';
        END IF;
        IF EXISTS (
             SELECT 1 FROM review_standing s WHERE s.review_id = approved.id
               AND (s.person_id = ANY (review_barred_ids(s.review_id, s.stage_key))
                    OR s.person_id = ANY (review_bound_ids(s.review_id, s.stage_key)))) THEN
          RAISE EXCEPTION 'nobody decides on their own work, nor two stages of one chain'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'reviews_separation_kept';
        END IF;
      END $$`);
  }

  private async guardDecisions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION require_review_separation(
        review reviews, stage text, person uuid, delegator uuid, delegation uuid, moment timestamptz
      ) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF ARRAY[person, delegator] && review_barred_ids(review.id, stage) THEN
          RAISE EXCEPTION 'nobody decides on their own work'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_not_own';
        END IF;
        IF ARRAY[person, delegator] && review_bound_ids(review.id, stage) THEN
          RAISE EXCEPTION 'nobody takes part in two stages of one chain'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_once';
        END IF;
        IF delegation IS NOT NULL THEN
          PERFORM 1 FROM review_delegations d JOIN organizations named ON named.id = review.named_organization_id
          WHERE d.id = delegation AND d.delegator_id = delegator AND d.delegate_id = person AND d.revoked_at IS NULL
            AND d.starts_at <= moment AND d.ends_at > moment AND d.organization_id = ANY (named.path)
          FOR SHARE OF d;
          IF NOT FOUND THEN
            RAISE EXCEPTION 'nobody decides by a delegation that does not hold'
              USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_delegated';
          END IF;
        END IF;
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION guard_review_decision() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        review reviews%ROWTYPE;
      BEGIN
        SELECT * INTO review FROM reviews WHERE id = NEW.review_id FOR UPDATE;
        IF review.state <> 'open' OR review.current_stage IS DISTINCT FROM NEW.stage_key
           OR review.revision_id <> NEW.revision_id THEN
          RAISE EXCEPTION 'only the current stage of an open review is decided, on what it is about now'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_decisions_current_stage';
        END IF;
        NEW.round := review.round;
        PERFORM require_review_separation(
          review, NEW.stage_key, NEW.decider_id, NEW.on_behalf_of, NEW.delegation_id, NEW.created_at);
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION name_review_decider() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT u.display_name, u.post, o.name INTO NEW.decider_name, NEW.decider_post, NEW.decider_unit
        FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id = NEW.decider_id;
        SELECT display_name INTO NEW.on_behalf_of_name FROM users WHERE id = NEW.on_behalf_of;
        RETURN NEW;
      END $$`);
  }

  private async guardCorrections(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_review_correction() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        review reviews%ROWTYPE;
      BEGIN
        SELECT * INTO review FROM reviews WHERE id = NEW.review_id FOR UPDATE;
        IF review.state <> 'open' OR review.current_stage IS DISTINCT FROM NEW.stage_key
           OR review.revision_id <> NEW.from_revision_id THEN
          RAISE EXCEPTION 'only what the current stage of an open review is about is corrected'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_corrections_current_stage';
        END IF;
        IF NOT EXISTS (
             SELECT 1 FROM content_revisions v WHERE v.id = NEW.to_revision_id AND v.content_id = review.content_id
               AND v.saved_by = NEW.corrected_by) THEN
          RAISE EXCEPTION 'a correction is what the corrector saved of this item'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'review_corrections_own';
        END IF;
        NEW.round := review.round;
        PERFORM require_review_separation(
          review, NEW.stage_key, NEW.corrected_by, NEW.on_behalf_of, NEW.delegation_id, NEW.created_at);
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER review_corrections_guard BEFORE INSERT ON review_corrections
      FOR EACH ROW EXECUTE FUNCTION guard_review_correction()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER review_corrections_guard ON review_corrections');
    await runner.query('DROP FUNCTION guard_review_correction()');
    await runner.query(`
      CREATE OR REPLACE FUNCTION name_review_decider() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT u.display_name, u.post, o.name INTO NEW.decider_name, NEW.decider_post, NEW.decider_unit
        FROM users u JOIN organizations o ON o.id = u.organization_id WHERE u.id = NEW.decider_id;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION guard_review_decision() RETURNS trigger LANGUAGE plpgsql AS $$
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
      CREATE OR REPLACE FUNCTION guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
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
    await runner.query('DROP FUNCTION require_review_chain(reviews)');
    await runner.query(
      'DROP FUNCTION require_review_separation(reviews, text, uuid, uuid, uuid, timestamptz)',
    );
  }
}
