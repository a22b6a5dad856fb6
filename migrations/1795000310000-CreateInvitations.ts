import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which one person joins one unit, once. */
export class CreateInvitations1795000310000 implements MigrationInterface {
  name = 'CreateInvitations1795000310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitations (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        role text NOT NULL CONSTRAINT invitations_role CHECK (role = 'correspondent'),
        display_name text,
        token_hash character(64) NOT NULL CONSTRAINT invitations_token UNIQUE,
        issued_by uuid NOT NULL REFERENCES users (id),
        issued_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        used_by uuid CONSTRAINT invitations_one_person UNIQUE REFERENCES users (id),
        revoked_at timestamptz,
        revoked_by uuid REFERENCES users (id),
        CONSTRAINT invitations_span CHECK (expires_at > issued_at AND expires_at <= issued_at + interval '30 days'),
        CONSTRAINT invitations_used CHECK ((used_at IS NULL) = (used_by IS NULL)),
        CONSTRAINT invitations_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)),
        CONSTRAINT invitations_once CHECK (used_at IS NULL OR revoked_at IS NULL)
      )`);
    await runner.query('CREATE INDEX invitations_organization_id ON invitations (organization_id, id)');
    await runner.query(`
      CREATE FUNCTION guard_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.used_at IS NOT NULL OR OLD.revoked_at IS NOT NULL
           OR (OLD.id, OLD.organization_id, OLD.role, OLD.display_name, OLD.token_hash, OLD.issued_by, OLD.issued_at,
               OLD.expires_at)
              IS DISTINCT FROM
              (NEW.id, NEW.organization_id, NEW.role, NEW.display_name, NEW.token_hash, NEW.issued_by, NEW.issued_at,
               NEW.expires_at) THEN
          RAISE EXCEPTION 'whom an invitation is for is never changed, and it is used once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'invitations_kept';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER invitations_guard BEFORE UPDATE ON invitations
      FOR EACH ROW EXECUTE FUNCTION guard_invitation()`);
    await runner.query(`
      CREATE TRIGGER invitations_no_delete BEFORE DELETE ON invitations
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
    await runner.query('DROP FUNCTION guard_invitation()');
  }
}
