import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people accepted, with what a revision was released, and what a changed lexicon finds in what is live. */
export class CreateProofingVerdicts1795000221000 implements MigrationInterface {
  name = 'CreateProofingVerdicts1795000221000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createAcceptances(runner);
    await runner.query(`
      CREATE TABLE proofing_verdicts (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        fingerprint character(64) NOT NULL,
        lexicon_versions jsonb NOT NULL,
        findings jsonb NOT NULL,
        muted jsonb NOT NULL,
        acceptances jsonb NOT NULL,
        weights jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT proofing_verdicts_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id)
      )`);
    await runner.query('CREATE INDEX proofing_verdicts_content_id ON proofing_verdicts (content_id, id)');
    for (const table of ['proofing_acceptances', 'proofing_verdicts']) await makeAppendOnly(runner, table);
    await this.createRescans(runner);
  }

  private async createAcceptances(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE proofing_acceptances (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL,
        revision_id uuid NOT NULL,
        finding_key character(64) NOT NULL,
        field_hash character(64) NOT NULL,
        path text NOT NULL,
        passage text NOT NULL,
        category text NOT NULL,
        reason text NOT NULL CONSTRAINT proofing_acceptances_reason CHECK (length(trim(reason)) > 0),
        accepted_by uuid NOT NULL REFERENCES users (id),
        accepted_at timestamptz NOT NULL,
        CONSTRAINT proofing_acceptances_once UNIQUE (revision_id, finding_key),
        CONSTRAINT proofing_acceptances_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id)
      )`);
    await runner.query(
      'CREATE INDEX proofing_acceptances_content_id ON proofing_acceptances (content_id, finding_key)',
    );
    await runner.query(`
      CREATE FUNCTION guard_proofing_acceptance() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.accepted_by = ANY (review_author_ids(NEW.revision_id)) THEN
          RAISE EXCEPTION 'nobody accepts a finding in their own work'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'proofing_acceptances_not_own';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER proofing_acceptances_guard BEFORE INSERT ON proofing_acceptances
      FOR EACH ROW EXECUTE FUNCTION guard_proofing_acceptance()`);
  }

  private async createRescans(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lexicon_rescans (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        reason text NOT NULL CONSTRAINT lexicon_rescans_reason CHECK (reason IN ('version_activated', 'mute_changed')),
        lexicon_id uuid NOT NULL REFERENCES lexicons (id),
        lexicon_number integer,
        term_key text,
        state text NOT NULL DEFAULT 'running'
          CONSTRAINT lexicon_rescans_state CHECK (state IN ('running', 'finished', 'superseded', 'stopped')),
        total integer,
        done integer NOT NULL DEFAULT 0,
        hits integer NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0,
        next_run_at timestamptz NOT NULL,
        after_revision_id uuid,
        created_by uuid REFERENCES users (id),
        created_at timestamptz NOT NULL,
        finished_at timestamptz,
        CONSTRAINT lexicon_rescans_ended_has_time CHECK ((state = 'running') = (finished_at IS NULL))
      )`);
    await runner.query(
      "CREATE INDEX lexicon_rescans_running ON lexicon_rescans (next_run_at) WHERE state = 'running'",
    );
    await runner.query(
      'CREATE INDEX lexicon_rescans_organization_id ON lexicon_rescans (organization_id, id)',
    );
    await runner.query('CREATE INDEX lexicon_rescans_lexicon_id ON lexicon_rescans (lexicon_id)');
    await runner.query(`
      CREATE TABLE lexicon_rescan_hits (
        rescan_id uuid NOT NULL REFERENCES lexicon_rescans (id),
        content_id uuid NOT NULL REFERENCES contents (id),
        revision_id uuid NOT NULL REFERENCES content_revisions (id),
        findings jsonb NOT NULL,
        PRIMARY KEY (rescan_id, revision_id)
      )`);
    // What is out there, in the order in which a re-scan walks.
    await runner.query(`
      CREATE INDEX publications_live_revision ON publications (revision_id, content_id)
      WHERE state IN ('published', 'withdrawing')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_live_revision');
    await runner.query('DROP TABLE lexicon_rescan_hits');
    await runner.query('DROP TABLE lexicon_rescans');
    await runner.query('DROP TABLE proofing_verdicts');
    await runner.query('DROP TABLE proofing_acceptances');
    await runner.query('DROP FUNCTION guard_proofing_acceptance()');
  }
}

async function makeAppendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  await runner.query(`
    CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
}
