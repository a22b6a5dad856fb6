import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which one person decides one stage of one review on one version of the words, once. */
export class CreateSignOffLinks1795000270000 implements MigrationInterface {
  name = 'CreateSignOffLinks1795000270000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sign_off_links (
        id uuid PRIMARY KEY,
        review_id uuid NOT NULL REFERENCES reviews (id),
        user_id uuid NOT NULL REFERENCES users (id),
        stage_key text NOT NULL,
        round integer NOT NULL,
        revision_id uuid NOT NULL REFERENCES content_revisions (id),
        fingerprint character(64) NOT NULL,
        token_hash text NOT NULL CONSTRAINT sign_off_links_token UNIQUE,
        key_name text NOT NULL,
        code_mac text NOT NULL,
        wrong_codes integer NOT NULL DEFAULT 0,
        issued_by uuid NOT NULL REFERENCES users (id),
        issued_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        opened_at timestamptz,
        used_at timestamptz,
        outcome text CONSTRAINT sign_off_links_outcome CHECK (outcome IN ('approve', 'return', 'reject')),
        revoked_at timestamptz,
        revoked_by uuid REFERENCES users (id),
        CONSTRAINT sign_off_links_span CHECK (expires_at > issued_at),
        CONSTRAINT sign_off_links_used CHECK ((used_at IS NULL) = (outcome IS NULL)),
        CONSTRAINT sign_off_links_once CHECK (used_at IS NULL OR revoked_at IS NULL)
      )`);
    // A new link for the same person and review is given only after the one before was revoked.
    await runner.query(`
      CREATE UNIQUE INDEX sign_off_links_one_live ON sign_off_links (review_id, user_id)
      WHERE used_at IS NULL AND revoked_at IS NULL`);
    await runner.query('CREATE INDEX sign_off_links_review_id ON sign_off_links (review_id, id)');
    await runner.query(`
      CREATE FUNCTION guard_sign_off_link() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL
           OR (OLD.review_id, OLD.user_id, OLD.stage_key, OLD.round, OLD.revision_id, OLD.fingerprint,
               OLD.token_hash, OLD.code_mac, OLD.issued_by, OLD.issued_at, OLD.expires_at)
              IS DISTINCT FROM
              (NEW.review_id, NEW.user_id, NEW.stage_key, NEW.round, NEW.revision_id, NEW.fingerprint,
               NEW.token_hash, NEW.code_mac, NEW.issued_by, NEW.issued_at, NEW.expires_at) THEN
          RAISE EXCEPTION 'what a link stands for is never changed, and it is used once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'sign_off_links_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER sign_off_links_guard BEFORE UPDATE ON sign_off_links
      FOR EACH ROW EXECUTE FUNCTION guard_sign_off_link()`);
    await runner.query(`
      CREATE TRIGGER sign_off_links_no_delete BEFORE DELETE ON sign_off_links
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_off_links');
    await runner.query('DROP FUNCTION guard_sign_off_link()');
  }
}
