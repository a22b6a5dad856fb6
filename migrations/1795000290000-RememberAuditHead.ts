import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The end of the audit trail, sealed by a key that the database has not: a tail that was cut off is missed. */
export class RememberAuditHead1795000290000 implements MigrationInterface {
  name = 'RememberAuditHead1795000290000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_head (
        id smallint PRIMARY KEY DEFAULT 1 CONSTRAINT audit_head_single CHECK (id = 1),
        sequence bigint NOT NULL,
        hash character(64) NOT NULL,
        seal_key text,
        seal character(64),
        CONSTRAINT audit_head_sealed CHECK ((seal_key IS NULL) = (seal IS NULL))
      )`);
    await runner.query(`
      INSERT INTO audit_head (sequence, hash)
      SELECT coalesce(max(sequence), 0),
             coalesce((SELECT hash FROM audit_entries ORDER BY sequence DESC LIMIT 1), repeat('0', 64))
      FROM audit_entries`);
    await runner.query(`
      CREATE FUNCTION guard_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.sequence < OLD.sequence
           OR NEW.sequence = OLD.sequence AND (NEW.hash <> OLD.hash OR OLD.seal IS NOT NULL) THEN
          RAISE EXCEPTION 'audit_head only moves on' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head
      FOR EACH ROW EXECUTE FUNCTION guard_audit_head()`);
    await runner.query(`
      CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_head');
    await runner.query('DROP FUNCTION guard_audit_head()');
  }
}
