import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports are asked back, merged, marked as duplicates or joined; what was decided can be undone. */
export class ExtendDesk1795000331000 implements MigrationInterface {
  name = 'ExtendDesk1795000331000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE submissions
        ADD COLUMN return_reason text,
        ADD COLUMN missing_fields text[] NOT NULL DEFAULT '{}',
        ADD COLUMN duplicate_of_id uuid REFERENCES submissions (id),
        ADD COLUMN joint_group_id uuid REFERENCES submissions (id),
        ADD COLUMN claimed_by uuid REFERENCES users (id),
        ADD COLUMN claimed_at timestamptz,
        ADD CONSTRAINT submissions_returned_has_reason CHECK
          (state <> 'returned' OR coalesce(length(trim(return_reason)) > 0, false)),
        ADD CONSTRAINT submissions_duplicate_of_another CHECK
          ((state = 'duplicate') = (duplicate_of_id IS NOT NULL) AND duplicate_of_id IS DISTINCT FROM id),
        ADD CONSTRAINT submissions_claimed_has_time CHECK ((claimed_by IS NULL) = (claimed_at IS NULL)),
        DROP CONSTRAINT submissions_content`);
    // Several reports may become one item.
    await runner.query(
      'CREATE INDEX submissions_content_id ON submissions (content_id) WHERE content_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX submissions_duplicate_of_id ON submissions (duplicate_of_id) WHERE duplicate_of_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX submissions_joint_group_id ON submissions (joint_group_id) WHERE joint_group_id IS NOT NULL',
    );
    await runner.query("CREATE INDEX submissions_state ON submissions (state, id) WHERE state <> 'draft'");
    await runner.query(
      'CREATE INDEX submissions_organization_state ON submissions (organization_id, state, urgency, late_days)',
    );
    // Whose item went into the archive unpublished may be accepted again.
    await runner.query('DROP INDEX contents_one_per_submission');
    await runner.query(onePerSubmission(`deleted_at IS NULL AND state <> 'archived'`));
    await runner.query(guard(newRules));
    await nameAuthors(runner, fromSeveral);
  }

  async down(runner: QueryRunner): Promise<void> {
    await nameAuthors(runner, fromOne);
    await runner.query(guard(oldRules));
    await runner.query('DROP INDEX contents_one_per_submission');
    await runner.query(onePerSubmission('deleted_at IS NULL'));
    await runner.query('DROP INDEX submissions_organization_state');
    await runner.query('DROP INDEX submissions_state');
    await runner.query('DROP INDEX submissions_content_id');
    await runner.query(`
      ALTER TABLE submissions
        DROP COLUMN return_reason,
        DROP COLUMN missing_fields,
        DROP COLUMN duplicate_of_id,
        DROP COLUMN joint_group_id,
        DROP COLUMN claimed_by,
        DROP COLUMN claimed_at,
        ADD CONSTRAINT submissions_content UNIQUE (content_id)`);
  }
}

function onePerSubmission(living: string): string {
  return `CREATE UNIQUE INDEX contents_one_per_submission ON contents (submission_id)
    WHERE submission_id IS NOT NULL AND ${living}`;
}

interface GuardRules {
  moves: string;
  /** A decision that is undone takes what it said with it. */
  isUndone: string;
}

const oldRules: GuardRules = {
  moves: `OLD.state = 'draft' AND NEW.state = 'submitted'
             OR OLD.state = 'submitted' AND NEW.state IN ('returned', 'accepted', 'declined', 'withdrawn', 'duplicate')
             OR OLD.state = 'returned' AND NEW.state IN ('submitted', 'accepted', 'declined', 'withdrawn', 'duplicate')
             OR OLD.state = 'accepted' AND NEW.state IN ('adopted', 'submitted')
             OR OLD.state = 'duplicate' AND NEW.state = 'submitted'`,
  isUndone: `OLD.state IN ('accepted', 'duplicate') AND NEW.state = 'submitted'`,
};

const newRules: GuardRules = {
  moves: `${oldRules.moves}
             OR OLD.state = 'declined' AND NEW.state = 'submitted'`,
  isUndone: `OLD.state IN ('accepted', 'declined', 'duplicate') AND NEW.state = 'submitted'`,
};

/** What was decided on stays as it was decided on, and nothing goes where the table of states doesn't lead. */
function guard({ moves, isUndone }: GuardRules): string {
  return `
    CREATE OR REPLACE FUNCTION guard_submission() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.number IS NOT NULL AND (OLD.number, OLD.organization_id, OLD.sent_by, OLD.sent_at)
           IS DISTINCT FROM (NEW.number, NEW.organization_id, NEW.sent_by, NEW.sent_at) THEN
          RAISE EXCEPTION 'who sent a report, when and under which number never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'submissions_fixed';
        END IF;
        IF NOT (OLD.state IN ('draft', 'submitted', 'returned')) AND
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

/** Who sent or wrote a report that the item `c` was made from is one of its authors, whatever the item itself says. */
const fromOne = 's.id = c.submission_id';
const fromSeveral = '(s.id = c.submission_id OR s.content_id = c.id)';

/** As `SayWhoMayDecide` says it, with the reports found in another way. */
async function nameAuthors(runner: QueryRunner, isMadeFrom: string): Promise<void> {
  const authors = (name: string, savers: string) => `
    CREATE OR REPLACE FUNCTION ${name}(reviewed uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
      SELECT array_agg(DISTINCT person) FROM content_revisions r
      JOIN contents c ON c.id = r.content_id
      JOIN content_revisions e ON e.content_id = r.content_id AND e.number <= r.number
      CROSS JOIN LATERAL (
        SELECT c.author_id AS person
        ${savers}
        UNION ALL SELECT co::uuid FROM jsonb_array_elements_text(e.document -> 'coAuthorIds') co
        UNION ALL SELECT s.sent_by FROM submissions s WHERE ${isMadeFrom}
        UNION ALL SELECT (contributor ->> 'userId')::uuid
          FROM submissions s, jsonb_array_elements(s.contributors) contributor
          WHERE ${isMadeFrom} AND contributor ->> 'userId' IS NOT NULL
      ) people
      WHERE r.id = reviewed
    $$`;
  await runner.query(
    authors(
      'review_author_ids',
      `UNION ALL SELECT e.saved_by WHERE NOT EXISTS (
          SELECT 1 FROM review_corrections k WHERE k.to_revision_id = e.id)`,
    ),
  );
  await runner.query(authors('review_writer_ids', ''));
}
