import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that arrive in parts (tus 1.0). The row says how many bytes are safe on the disk; the bytes lie beside the storage. */
export class CreateUploads1795000400000 implements MigrationInterface {
  name = 'CreateUploads1795000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE uploads (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        user_id uuid NOT NULL REFERENCES users (id),
        length bigint NOT NULL CONSTRAINT uploads_length CHECK (length > 0),
        received_bytes bigint NOT NULL,
        judged_bytes bigint NOT NULL,
        metadata text NOT NULL,
        file_name text NOT NULL,
        alt_text text NOT NULL,
        credit text NOT NULL,
        state text NOT NULL CONSTRAINT uploads_state CHECK
          (state IN ('receiving', 'judging', 'done', 'refused', 'cancelled', 'expired')),
        verdict jsonb,
        asset_id uuid REFERENCES assets (id),
        refusal jsonb,
        lease_id uuid,
        leased_until timestamptz,
        lease_wanted_at timestamptz,
        attempts integer NOT NULL,
        next_try_at timestamptz,
        expires_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT uploads_received_bytes CHECK (received_bytes BETWEEN 0 AND length),
        CONSTRAINT uploads_judged_bytes CHECK (judged_bytes BETWEEN 0 AND length),
        CONSTRAINT uploads_whole_is_judged CHECK (state <> 'receiving' OR received_bytes < length),
        CONSTRAINT uploads_judged_is_whole CHECK (state NOT IN ('judging', 'done') OR received_bytes = length),
        CONSTRAINT uploads_done_has_asset CHECK ((state = 'done') = (asset_id IS NOT NULL)),
        CONSTRAINT uploads_refused_has_reason CHECK ((state = 'refused') = (refusal IS NOT NULL)),
        CONSTRAINT uploads_judging_is_tried CHECK ((state = 'judging') = (next_try_at IS NOT NULL)),
        CONSTRAINT uploads_lease CHECK ((lease_id IS NULL) = (leased_until IS NULL))
      )`);
    await runner.query('CREATE INDEX uploads_user_id ON uploads (user_id, id)');
    await runner.query(
      "CREATE INDEX uploads_unfinished ON uploads (user_id) WHERE state IN ('receiving', 'judging')",
    );
    await runner.query(
      "CREATE INDEX uploads_expires_at ON uploads (expires_at) WHERE state IN ('receiving', 'judging')",
    );
    await runner.query("CREATE INDEX uploads_due ON uploads (next_try_at) WHERE state = 'judging'");
    await runner.query(
      "CREATE INDEX uploads_closed_at ON uploads (updated_at) WHERE state NOT IN ('receiving', 'judging')",
    );
    await runner.query(
      'CREATE UNIQUE INDEX uploads_asset_id ON uploads (asset_id) WHERE asset_id IS NOT NULL',
    );
    await runner.query(`
      CREATE FUNCTION guard_upload() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.organization_id, OLD.user_id, OLD.length, OLD.metadata, OLD.file_name, OLD.alt_text, OLD.credit)
           IS DISTINCT FROM
           (NEW.organization_id, NEW.user_id, NEW.length, NEW.metadata, NEW.file_name, NEW.alt_text, NEW.credit) THEN
          RAISE EXCEPTION 'who sends what never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'uploads_fixed';
        END IF;
        IF OLD.state NOT IN ('receiving', 'judging') THEN
          RAISE EXCEPTION 'an upload that is % stays so', OLD.state
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'uploads_closed';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER uploads_guard BEFORE UPDATE ON uploads FOR EACH ROW EXECUTE FUNCTION guard_upload()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE uploads');
    await runner.query('DROP FUNCTION guard_upload()');
  }
}
