import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audio programmes (有声工会), their people, and what these consented to. */
export class CreateProgrammes1795000430000 implements MigrationInterface {
  name = 'CreateProgrammes1795000430000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE programmes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        code text NOT NULL,
        languages text[] NOT NULL CONSTRAINT programmes_languages CHECK (cardinality(languages) BETWEEN 1 AND 10),
        titles jsonb NOT NULL,
        descriptions jsonb NOT NULL,
        feed_guids jsonb NOT NULL,
        cover_asset_id uuid REFERENCES assets (id),
        author text NOT NULL,
        owner_name text NOT NULL,
        owner_email text,
        categories text[] NOT NULL CONSTRAINT programmes_categories CHECK (cardinality(categories) BETWEEN 1 AND 3),
        explicit boolean NOT NULL,
        type text NOT NULL CONSTRAINT programmes_type CHECK (type IN ('episodic', 'serial')),
        copyright text NOT NULL,
        link text,
        funding jsonb,
        locked boolean NOT NULL,
        visibility text NOT NULL CONSTRAINT programmes_visibility CHECK (visibility IN ('public', 'private')),
        state text NOT NULL CONSTRAINT programmes_state CHECK (state IN ('active', 'ended', 'hidden')),
        seasons jsonb NOT NULL DEFAULT '[]',
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT programmes_code UNIQUE (organization_id, code)
      )`);
    await runner.query('CREATE INDEX programmes_cover ON programmes (cover_asset_id)');
    await runner.query(`
      CREATE TABLE programme_people (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        slug text NOT NULL CONSTRAINT programme_people_slug UNIQUE,
        bio text NOT NULL,
        portrait_asset_id uuid REFERENCES assets (id),
        link text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(
      'CREATE INDEX programme_people_organization_id ON programme_people (organization_id, id)',
    );
    await runner.query('CREATE INDEX programme_people_portrait ON programme_people (portrait_asset_id)');
    await runner.query(`
      CREATE TABLE programme_roles (
        programme_id uuid NOT NULL REFERENCES programmes (id) ON DELETE CASCADE,
        person_id uuid NOT NULL REFERENCES programme_people (id),
        role text NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (programme_id, person_id, role)
      )`);
    await runner.query('CREATE INDEX programme_roles_person ON programme_roles (person_id)');
    await runner.query(`
      CREATE TABLE person_consents (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES programme_people (id),
        scope text[] NOT NULL CONSTRAINT person_consents_scope
          CHECK (cardinality(scope) > 0 AND scope <@ ARRAY['voice', 'portrait', 'biography']),
        given_on date NOT NULL,
        expires_on date CONSTRAINT person_consents_span CHECK (expires_on >= given_on),
        note text NOT NULL,
        recorded_by uuid NOT NULL REFERENCES users (id),
        recorded_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        withdrawn_by uuid REFERENCES users (id),
        CONSTRAINT person_consents_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
      )`);
    await runner.query('CREATE INDEX person_consents_person ON person_consents (person_id, id)');
    await this.keepConsents(runner);
    await this.tellDelivery(runner);
  }

  /** What somebody consented to is never rewritten; it can only be withdrawn, once. */
  private async keepConsents(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION guard_person_consents() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.withdrawn_at IS NOT NULL
           OR (OLD.id, OLD.person_id, OLD.scope, OLD.given_on, OLD.expires_on, OLD.note, OLD.recorded_by, OLD.recorded_at)
              IS DISTINCT FROM
              (NEW.id, NEW.person_id, NEW.scope, NEW.given_on, NEW.expires_on, NEW.note, NEW.recorded_by, NEW.recorded_at)
        THEN
          RAISE EXCEPTION 'a consent is never rewritten'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'person_consents_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER person_consents_guard BEFORE UPDATE ON person_consents
      FOR EACH ROW EXECUTE FUNCTION guard_person_consents()`);
    await runner.query(`
      CREATE TRIGGER person_consents_no_delete BEFORE DELETE ON person_consents
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER person_consents_no_truncate BEFORE TRUNCATE ON person_consents
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  /** Feeds and pages print the programme and its people: whatever changes them is told to those who keep answers. */
  private async tellDelivery(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_programme() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('delivery_changed', json_build_object('programmeId', NEW.id)::text);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER programmes_delivery_changed AFTER INSERT OR UPDATE ON programmes
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_programme()`);
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('delivery_changed', '{"people":true}');
        RETURN NULL;
      END $$`);
    for (const table of ['programme_people', 'person_consents']) {
      await runner.query(`
        CREATE TRIGGER ${table}_delivery_changed AFTER INSERT OR UPDATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION tell_delivery_of_people()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['person_consents', 'programme_roles', 'programme_people', 'programmes']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    for (const name of ['guard_person_consents', 'tell_delivery_of_programme', 'tell_delivery_of_people']) {
      await runner.query(`DROP FUNCTION ${name}()`);
    }
  }
}
