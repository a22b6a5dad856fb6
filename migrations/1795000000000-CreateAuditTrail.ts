import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuditTrail1795000000000 implements MigrationInterface {
  name = 'CreateAuditTrail1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        sequence bigint PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        occurred_at timestamptz NOT NULL,
        actor_id uuid,
        actor_name text NOT NULL,
        organization_id uuid,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        address text,
        request_id text,
        details jsonb NOT NULL,
        previous_hash character(64) NOT NULL,
        hash character(64) NOT NULL UNIQUE
      )`);
    await runner.query(
      'CREATE INDEX audit_entries_object ON audit_entries (object_type, object_id, sequence)',
    );
    await runner.query(
      'CREATE INDEX audit_entries_organization ON audit_entries (organization_id, sequence)',
    );
    // One function for every table whose rows are never rewritten.
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_entries');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
