import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports begin as drafts, can be returned, are late or not, and keep every text that was sent. */
export class ExtendSubmissions1795000300000 implements MigrationInterface {
  name = 'ExtendSubmissions1795000300000';

  async up(runner: QueryRunner): Promise<void> {
    await this.addFields(runner);
    await this.allowDrafts(runner);
    await this.keepVersions(runner);
    await this.createDeadlines(runner);
  }

  private async addFields(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submissions
        ADD COLUMN target_level text CONSTRAINT submissions_target_level CHECK
          (target_level IN ('county', 'city', 'province', 'national')),
        ADD COLUMN urgency text NOT NULL DEFAULT 'normal' CONSTRAINT submissions_urgency CHECK
          (urgency IN ('normal', 'urgent', 'most_urgent')),
        ADD COLUMN first_submission boolean NOT NULL DEFAULT false,
        ADD COLUMN occurred_time text CONSTRAINT submissions_occurred_time CHECK
          (occurred_time IS NULL OR occurred_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND occurred_on IS NOT NULL),
        ADD COLUMN picture_captions jsonb NOT NULL DEFAULT '[]' CONSTRAINT submissions_picture_captions CHECK
          (jsonb_typeof(picture_captions) = 'array'),
        ADD COLUMN commission_id uuid,
        ADD COLUMN route text NOT NULL DEFAULT 'api' CONSTRAINT submissions_route CHECK
          (route IN ('form', 'api', 'mail', 'webhook', 'spreadsheet', 'copy')),
        ADD COLUMN sealed_contact_phone text,
        ADD COLUMN due_on date,
        ADD COLUMN late_days integer CONSTRAINT submissions_late_days CHECK
          (late_days IS NULL OR late_days > 0 AND due_on IS NOT NULL),
        ADD COLUMN deadline jsonb`);
    await runner.query(
      `CREATE INDEX submissions_commission_id ON submissions (commission_id) WHERE commission_id IS NOT NULL`,
    );
  }

  private async allowDrafts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submissions
        ALTER COLUMN number DROP NOT NULL,
        ALTER COLUMN sent_at DROP NOT NULL,
        ALTER COLUMN category DROP NOT NULL,
        DROP CONSTRAINT submissions_title,
        DROP CONSTRAINT submissions_contributors,
        DROP CONSTRAINT submissions_state,
        DROP CONSTRAINT submissions_decided_has_time,
        ADD CONSTRAINT submissions_state CHECK (state IN
          ('draft', 'submitted', 'returned', 'accepted', 'declined', 'withdrawn', 'adopted', 'duplicate')),
        ADD CONSTRAINT submissions_draft_is_unsent CHECK
          ((state = 'draft') = (number IS NULL) AND (state = 'draft') = (sent_at IS NULL)),
        ADD CONSTRAINT submissions_sent_is_complete CHECK (state = 'draft' OR
          (category IS NOT NULL AND title <> '' AND jsonb_array_length(contributors) > 0)),
        ADD CONSTRAINT submissions_decided_has_time CHECK
          ((state IN ('accepted', 'adopted', 'declined', 'duplicate'))
            = (decided_at IS NOT NULL AND decided_by IS NOT NULL))`);
    await runner.query('DROP TRIGGER submissions_kept ON submissions');
    await runner.query(`
      CREATE TRIGGER submissions_kept BEFORE DELETE ON submissions
      FOR EACH ROW WHEN (OLD.state <> 'draft') EXECUTE FUNCTION refuse_change()`);
    await runner.query(guard(newRules));
  }

  private async keepVersions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_versions (
        submission_id uuid NOT NULL REFERENCES submissions (id),
        number integer NOT NULL CONSTRAINT submission_versions_number CHECK (number > 0),
        document jsonb NOT NULL,
        saved_by uuid NOT NULL REFERENCES users (id),
        saved_at timestamptz NOT NULL,
        PRIMARY KEY (submission_id, number)
      )`);
    await runner.query(`
      CREATE TRIGGER submission_versions_append_only BEFORE UPDATE OR DELETE ON submission_versions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER submission_versions_no_truncate BEFORE TRUNCATE ON submission_versions
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    // What earlier reports said before they were changed is lost; what they say now is their first version.
    await runner.query(`
      INSERT INTO submission_versions (submission_id, number, document, saved_by, saved_at)
      SELECT id, 1, jsonb_build_object(
          'category', category, 'title', title, 'bodyHtml', body_html, 'occurredOn', occurred_on,
          'occurredTime', NULL, 'assetIds', to_jsonb(asset_ids), 'pictureCaptions', '[]'::jsonb,
          'contributors', contributors, 'signedOffBy', signed_off_by,
          'previouslyPublishedIn', previously_published_in, 'targetLevel', NULL, 'urgency', 'normal',
          'firstSubmission', false, 'commissionId', NULL), sent_by, sent_at
      FROM submissions`);
  }

  private async createDeadlines(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_deadlines (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        rules jsonb NOT NULL CONSTRAINT submission_deadlines_rules CHECK (jsonb_typeof(rules) = 'array'),
        terms jsonb NOT NULL CONSTRAINT submission_deadlines_terms CHECK (jsonb_typeof(terms) = 'array'),
        version integer NOT NULL,
        updated_by uuid NOT NULL REFERENCES users (id),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE submission_deadlines');
    await runner.query('DROP TABLE submission_versions');
    await runner.query(`DELETE FROM submissions WHERE state = 'draft'`);
    await runner.query('DROP TRIGGER submissions_kept ON submissions');
    await runner.query(`
      CREATE TRIGGER submissions_kept BEFORE DELETE ON submissions
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(guard(oldRules));
    await runner.query(`
      ALTER TABLE submissions
        DROP CONSTRAINT submissions_state,
        DROP CONSTRAINT submissions_draft_is_unsent,
        DROP CONSTRAINT submissions_sent_is_complete,
        DROP CONSTRAINT submissions_decided_has_time,
        ALTER COLUMN number SET NOT NULL,
        ALTER COLUMN sent_at SET NOT NULL,
        ALTER COLUMN category SET NOT NULL,
        ADD CONSTRAINT submissions_title CHECK (title <> ''),
        ADD CONSTRAINT submissions_contributors CHECK (jsonb_array_length(contributors) > 0),
        ADD CONSTRAINT submissions_state CHECK
          (state IN ('submitted', 'accepted', 'declined', 'withdrawn', 'adopted')),
        ADD CONSTRAINT submissions_decided_has_time CHECK
          ((state IN ('accepted', 'adopted', 'declined')) = (decided_at IS NOT NULL AND decided_by IS NOT NULL)),
        DROP COLUMN target_level,
        DROP COLUMN urgency,
        DROP COLUMN first_submission,
        DROP COLUMN occurred_time,
        DROP COLUMN picture_captions,
        DROP COLUMN commission_id,
        DROP COLUMN route,
        DROP COLUMN sealed_contact_phone,
        DROP COLUMN due_on,
        DROP COLUMN late_days,
        DROP COLUMN deadline`);
  }
}

interface GuardRules {
  /** While a report is in one of these, its text may change. */
  open: string;
  moves: string;
  /** A decision that is undone takes what it said with it. */
  isUndone: string;
}

const oldRules: GuardRules = {
  open: `OLD.state = 'submitted'`,
  moves: `OLD.state = 'submitted' AND NEW.state IN ('accepted', 'declined', 'withdrawn')
             OR OLD.state = 'accepted' AND NEW.state = 'adopted'`,
  isUndone: 'false',
};

const newRules: GuardRules = {
  open: `OLD.state IN ('draft', 'submitted', 'returned')`,
  moves: `OLD.state = 'draft' AND NEW.state = 'submitted'
             OR OLD.state = 'submitted' AND NEW.state IN ('returned', 'accepted', 'declined', 'withdrawn', 'duplicate')
             OR OLD.state = 'returned' AND NEW.state IN ('submitted', 'accepted', 'declined', 'withdrawn', 'duplicate')
             OR OLD.state = 'accepted' AND NEW.state IN ('adopted', 'submitted')
             OR OLD.state = 'duplicate' AND NEW.state = 'submitted'`,
  isUndone: `OLD.state IN ('accepted', 'duplicate') AND NEW.state = 'submitted'`,
};

/** What was decided on stays as it was decided on, and nothing goes where the table of states doesn't lead. */
function guard({ open, moves, isUndone }: GuardRules): string {
  return `
    CREATE OR REPLACE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.number IS NOT NULL AND (OLD.number, OLD.organization_id, OLD.sent_by, OLD.sent_at)
           IS DISTINCT FROM (NEW.number, NEW.organization_id, NEW.sent_by, NEW.sent_at) THEN
          RAISE EXCEPTION 'who sent a report, when and under which number never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_fixed';
        END IF;
        IF NOT (${open}) AND
           ((OLD.title, OLD.body_html, OLD.contributors, OLD.asset_ids)
             IS DISTINCT FROM (NEW.title, NEW.body_html, NEW.contributors, NEW.asset_ids)
            OR NOT (${isUndone}) AND (OLD.content_id, OLD.decided_by, OLD.decline_reason)
             IS DISTINCT FROM (NEW.content_id, NEW.decided_by, NEW.decline_reason))
        THEN
          RAISE EXCEPTION 'a decided report is not rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_closed';
        END IF;
        IF OLD.state <> NEW.state AND NOT (
             ${moves}) THEN
          RAISE EXCEPTION 'a report does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_transition';
        END IF;
        RETURN NEW;
      END $$`;
}
