import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 用稿通报: drafts, appeals, and what was issued, which nothing changes any more. */
export class CreateBulletins1795000360000 implements MigrationInterface {
  name = 'CreateBulletins1795000360000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createBulletins(runner);
    await this.createAppeals(runner);
    await this.createIssues(runner);
    await this.guardBulletins(runner);
    await this.guardAppeals(runner);
    await this.guardIssues(runner);
    for (const table of ['bulletin_issues', 'bulletin_items', 'bulletin_units', 'bulletin_documents']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  private async createBulletins(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulletins (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        assessment_year_id uuid NOT NULL REFERENCES assessment_years (id),
        unit_classes text[] NOT NULL CONSTRAINT bulletins_unit_classes CHECK (cardinality(unit_classes) > 0),
        period text NOT NULL CONSTRAINT bulletins_period CHECK (period ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$'),
        span text NOT NULL CONSTRAINT bulletins_span CHECK (span IN ('month', 'quarter', 'year')),
        starts_on date NOT NULL,
        ends_on date NOT NULL CONSTRAINT bulletins_ends_on CHECK (ends_on >= starts_on),
        title text CONSTRAINT bulletins_title CHECK (length(trim(title)) > 0),
        letterhead text CONSTRAINT bulletins_letterhead CHECK (length(trim(letterhead)) > 0),
        number_prefix text CONSTRAINT bulletins_number_prefix CHECK (length(trim(number_prefix)) > 0),
        lists_silent boolean NOT NULL,
        top_correspondents integer NOT NULL CONSTRAINT bulletins_top_correspondents CHECK
          (top_correspondents BETWEEN 0 AND 100),
        state text NOT NULL CONSTRAINT bulletins_state CHECK (state IN ('draft', 'appeals', 'closed')),
        appeals_from date,
        appeals_until date,
        opened_by uuid REFERENCES users (id),
        shown_to uuid[],
        reminded_at timestamptz,
        corrects_id uuid REFERENCES bulletins (id),
        correction_reason text,
        prepared_by uuid NOT NULL REFERENCES users (id),
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT bulletins_appeals CHECK
          ((state = 'draft') = (num_nonnulls(appeals_from, appeals_until, opened_by, shown_to) = 0)
           AND (state = 'draft' OR num_nulls(appeals_from, appeals_until, opened_by, shown_to) = 0
             AND appeals_until >= appeals_from)),
        CONSTRAINT bulletins_correction CHECK
          ((corrects_id IS NULL) = (correction_reason IS NULL) AND length(trim(correction_reason)) > 0
           AND corrects_id <> id)
      )`);
    await runner.query('CREATE INDEX bulletins_organization_id ON bulletins (organization_id, id)');
    await runner.query(
      `CREATE INDEX bulletins_appeals_until ON bulletins (appeals_until) WHERE state = 'appeals' AND reminded_at IS NULL`,
    );
    // One correction of an issue; the next one corrects the correction.
    await runner.query(
      'CREATE UNIQUE INDEX bulletins_corrects_id ON bulletins (corrects_id) WHERE corrects_id IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE bulletin_numbers (
        organization_id uuid NOT NULL REFERENCES organizations (id),
        year integer NOT NULL,
        last_number integer NOT NULL CONSTRAINT bulletin_numbers_last_number CHECK (last_number > 0),
        PRIMARY KEY (organization_id, year)
      )`);
  }

  private async createAppeals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulletin_appeals (
        id uuid PRIMARY KEY,
        bulletin_id uuid NOT NULL REFERENCES bulletins (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        submission_id uuid REFERENCES submissions (id),
        text text NOT NULL CONSTRAINT bulletin_appeals_text CHECK (length(trim(text)) > 0),
        proof_asset_id uuid REFERENCES assets (id),
        state text NOT NULL CONSTRAINT bulletin_appeals_state CHECK (state IN ('open', 'upheld', 'rejected')),
        filed_by uuid NOT NULL REFERENCES users (id),
        filed_at timestamptz NOT NULL,
        answered_by uuid REFERENCES users (id),
        answered_at timestamptz,
        reason text,
        CONSTRAINT bulletin_appeals_answered CHECK
          ((state = 'open') = (num_nonnulls(answered_by, answered_at, reason) = 0)
           AND (state = 'open' OR num_nulls(answered_by, answered_at, reason) = 0 AND length(trim(reason)) > 0)),
        CONSTRAINT bulletin_appeals_by_another CHECK (answered_by <> filed_by)
      )`);
    await runner.query('CREATE INDEX bulletin_appeals_bulletin_id ON bulletin_appeals (bulletin_id, id)');
    await runner.query(`
      CREATE INDEX bulletin_appeals_proof_asset_id ON bulletin_appeals (proof_asset_id)
      WHERE proof_asset_id IS NOT NULL`);
  }

  private async createIssues(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulletin_issues (
        bulletin_id uuid PRIMARY KEY REFERENCES bulletins (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        assessment_year_id uuid NOT NULL REFERENCES assessment_years (id),
        unit_classes text[] NOT NULL,
        span text NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        corrects_id uuid REFERENCES bulletin_issues (bulletin_id),
        year integer NOT NULL,
        number integer NOT NULL,
        content jsonb NOT NULL,
        scheme_versions jsonb NOT NULL,
        prepared_by uuid NOT NULL REFERENCES users (id),
        closed_by uuid NOT NULL REFERENCES users (id),
        closed_at timestamptz NOT NULL,
        CONSTRAINT bulletin_issues_number UNIQUE (organization_id, year, number),
        CONSTRAINT bulletin_issues_corrected_once UNIQUE (corrects_id),
        CONSTRAINT bulletin_issues_by_another CHECK (closed_by <> prepared_by)
      )`);
    await runner.query(
      'CREATE INDEX bulletin_issues_series ON bulletin_issues (organization_id, assessment_year_id, span, starts_on)',
    );
    await runner.query(`
      CREATE TABLE bulletin_items (
        bulletin_id uuid NOT NULL REFERENCES bulletin_issues (bulletin_id),
        unit_class text NOT NULL,
        key text NOT NULL,
        kind text NOT NULL,
        organization_id uuid NOT NULL,
        submission_id uuid,
        points numeric(14, 2) NOT NULL,
        submission_points numeric(14, 2) NOT NULL,
        submitted integer NOT NULL,
        adopted integer NOT NULL,
        fen_of_uses integer NOT NULL,
        fen integer NOT NULL,
        per_person jsonb NOT NULL,
        lines jsonb NOT NULL,
        PRIMARY KEY (bulletin_id, key)
      )`);
    await runner.query('CREATE INDEX bulletin_items_key ON bulletin_items (key)');
    await runner.query(`
      CREATE TABLE bulletin_units (
        bulletin_id uuid NOT NULL REFERENCES bulletin_issues (bulletin_id),
        organization_id uuid NOT NULL,
        unit_class text NOT NULL,
        submitted integer NOT NULL,
        adopted integer NOT NULL,
        earned_points numeric(14, 2) NOT NULL,
        base_points numeric(14, 2) NOT NULL,
        points numeric(14, 2) NOT NULL,
        submitted_before integer NOT NULL,
        adopted_before integer NOT NULL,
        points_before numeric(14, 2) NOT NULL,
        PRIMARY KEY (bulletin_id, organization_id)
      )`);
    await runner.query(`
      CREATE TABLE bulletin_documents (
        bulletin_id uuid NOT NULL REFERENCES bulletin_issues (bulletin_id),
        format text NOT NULL CONSTRAINT bulletin_documents_format CHECK (format IN ('html', 'xlsx', 'docx', 'pdf')),
        sha256 character(64) NOT NULL CONSTRAINT bulletin_documents_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        bytes integer NOT NULL CONSTRAINT bulletin_documents_bytes CHECK (bytes > 0),
        PRIMARY KEY (bulletin_id, format)
      )`);
  }

  /** A closed bulletin never changes; its period, classes and issuer never change; it moves one way. */
  private async guardBulletins(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_bulletin() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.state = 'closed' THEN
          RAISE EXCEPTION 'a closed bulletin is never changed' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletins_closed';
        END IF;
        IF TG_OP = 'DELETE' THEN
          IF OLD.state <> 'draft' THEN
            RAISE EXCEPTION 'a bulletin that units were shown stays' USING ERRCODE = 'restrict_violation',
              CONSTRAINT = 'bulletins_kept';
          END IF;
          RETURN OLD;
        END IF;
        IF (OLD.id, OLD.organization_id, OLD.assessment_year_id, OLD.unit_classes, OLD.period, OLD.span, OLD.starts_on,
            OLD.ends_on, OLD.corrects_id, OLD.prepared_by)
           IS DISTINCT FROM
           (NEW.id, NEW.organization_id, NEW.assessment_year_id, NEW.unit_classes, NEW.period, NEW.span, NEW.starts_on,
            NEW.ends_on, NEW.corrects_id, NEW.prepared_by) THEN
          RAISE EXCEPTION 'what a bulletin is about never changes' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletins_fixed';
        END IF;
        IF OLD.state <> NEW.state AND NOT (
             OLD.state = 'draft' AND NEW.state = 'appeals' OR OLD.state = 'appeals' AND NEW.state = 'closed') THEN
          RAISE EXCEPTION 'a bulletin does not go from % to %', OLD.state, NEW.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'bulletins_transition';
        END IF;
        IF NEW.state = 'closed' AND (
             NOT EXISTS (SELECT FROM bulletin_issues i WHERE i.bulletin_id = NEW.id)
             OR (SELECT count(*) FROM bulletin_documents d WHERE d.bulletin_id = NEW.id) <> 4) THEN
          RAISE EXCEPTION 'a bulletin is closed with what it was issued as' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletins_issued';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER bulletins_guard BEFORE UPDATE OR DELETE ON bulletins
      FOR EACH ROW EXECUTE FUNCTION guard_bulletin()`);
    await runner.query(`
      CREATE TRIGGER bulletins_no_truncate BEFORE TRUNCATE ON bulletins
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /** Appeals are made while they may be, answered once, and never rewritten. */
  private async guardAppeals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_bulletin_appeal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (OLD.state <> 'open' OR
           (OLD.id, OLD.bulletin_id, OLD.organization_id, OLD.submission_id, OLD.text, OLD.proof_asset_id,
            OLD.filed_by, OLD.filed_at)
           IS DISTINCT FROM
           (NEW.id, NEW.bulletin_id, NEW.organization_id, NEW.submission_id, NEW.text, NEW.proof_asset_id,
            NEW.filed_by, NEW.filed_at)) THEN
          RAISE EXCEPTION 'an appeal is answered once and never rewritten' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_appeals_fixed';
        END IF;
        IF NOT EXISTS (SELECT FROM bulletins b WHERE b.id = NEW.bulletin_id AND b.state = 'appeals' FOR SHARE) THEN
          RAISE EXCEPTION 'no appeals are open' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_appeals_window';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER bulletin_appeals_guard BEFORE INSERT OR UPDATE ON bulletin_appeals
      FOR EACH ROW EXECUTE FUNCTION guard_bulletin_appeal()`);
    await runner.query(`
      CREATE TRIGGER bulletin_appeals_kept BEFORE DELETE ON bulletin_appeals
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER bulletin_appeals_no_truncate BEFORE TRUNCATE ON bulletin_appeals
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /**
   * Issued is what was open for appeals with none of them left, in the order of the periods, each period of a class
   * once. A correction is about the very same, and about an issue that nothing else corrected.
   */
  private async guardIssues(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_bulletin_issue() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        about bulletins;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended('bulletins:' || NEW.organization_id, 0));
        SELECT * INTO about FROM bulletins b WHERE b.id = NEW.bulletin_id FOR UPDATE;
        IF about.state <> 'appeals' OR
           (about.organization_id, about.assessment_year_id, about.unit_classes, about.span, about.starts_on,
            about.ends_on, about.corrects_id, about.prepared_by)
           IS DISTINCT FROM
           (NEW.organization_id, NEW.assessment_year_id, NEW.unit_classes, NEW.span, NEW.starts_on,
            NEW.ends_on, NEW.corrects_id, NEW.prepared_by) THEN
          RAISE EXCEPTION 'what is issued was open for appeals' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_issues_bulletin';
        END IF;
        IF EXISTS (SELECT FROM bulletin_appeals a WHERE a.bulletin_id = NEW.bulletin_id AND a.state = 'open') THEN
          RAISE EXCEPTION 'an appeal is open' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_issues_no_open_appeal';
        END IF;
        IF NEW.corrects_id IS NOT NULL THEN
          IF NOT EXISTS (SELECT FROM bulletin_issues i WHERE i.bulletin_id = NEW.corrects_id
               AND (i.organization_id, i.assessment_year_id, i.unit_classes, i.span, i.starts_on)
                 = (NEW.organization_id, NEW.assessment_year_id, NEW.unit_classes, NEW.span, NEW.starts_on)) THEN
            RAISE EXCEPTION 'a correction is about the same classes and period' USING ERRCODE = 'restrict_violation',
              CONSTRAINT = 'bulletin_issues_correction';
          END IF;
          RETURN NEW;
        END IF;
        IF EXISTS (SELECT FROM bulletin_issues i WHERE i.organization_id = NEW.organization_id
             AND i.assessment_year_id = NEW.assessment_year_id AND i.span = NEW.span
             AND i.unit_classes && NEW.unit_classes AND i.starts_on = NEW.starts_on) THEN
          RAISE EXCEPTION 'this period was issued' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_issues_once';
        END IF;
        IF EXISTS (SELECT FROM bulletin_issues i WHERE i.organization_id = NEW.organization_id
             AND i.assessment_year_id = NEW.assessment_year_id AND i.span = NEW.span
             AND i.unit_classes && NEW.unit_classes AND i.starts_on > NEW.starts_on)
           OR EXISTS (SELECT FROM bulletins b WHERE b.organization_id = NEW.organization_id
             AND b.assessment_year_id = NEW.assessment_year_id AND b.span = NEW.span AND b.corrects_id IS NULL
             AND b.unit_classes && NEW.unit_classes AND b.starts_on < NEW.starts_on AND b.state <> 'closed') THEN
          RAISE EXCEPTION 'periods are issued in their order' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_issues_in_order';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER bulletin_issues_guard BEFORE INSERT ON bulletin_issues
      FOR EACH ROW EXECUTE FUNCTION guard_bulletin_issue()`);
    // What belongs to an issue is written with it, never later.
    await runner.query(`
      CREATE FUNCTION guard_bulletin_part() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT FROM bulletins b WHERE b.id = NEW.bulletin_id AND b.state = 'appeals') THEN
          RAISE EXCEPTION 'nothing is added to a closed bulletin' USING ERRCODE = 'restrict_violation',
            CONSTRAINT = 'bulletin_parts_closed';
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['bulletin_items', 'bulletin_units', 'bulletin_documents']) {
      await runner.query(`
        CREATE TRIGGER ${table}_guard BEFORE INSERT ON ${table}
        FOR EACH ROW EXECUTE FUNCTION guard_bulletin_part()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'bulletin_documents',
      'bulletin_units',
      'bulletin_items',
      'bulletin_issues',
      'bulletin_appeals',
      'bulletin_numbers',
      'bulletins',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
    for (const name of ['bulletin', 'bulletin_appeal', 'bulletin_issue', 'bulletin_part']) {
      await runner.query(`DROP FUNCTION guard_${name}()`);
    }
  }
}
