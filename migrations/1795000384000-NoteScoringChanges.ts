import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table that points of a period are computed from; a test compares them with what the computation reads. */
const tables = [
  'assessment_years',
  'bulletin_issues',
  'bulletin_items',
  'bulletin_units',
  'commission_addressees',
  'commissions',
  'organizations',
  'score_penalties',
  'scoring_scheme_versions',
  'submission_adoptions',
  'submission_instructions',
  'submission_marks',
  'submissions',
  'unit_class_members',
  'unit_classes',
];

/**
 * Which transactions changed something that scoring reads, so that what was computed before can be told from what still
 * holds (ADR 30). A row becomes visible with the change itself and goes with it where that is rolled back.
 */
export class NoteScoringChanges1795000384000 implements MigrationInterface {
  name = 'NoteScoringChanges1795000384000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE scoring_changes (
        changed_by xid8 PRIMARY KEY,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION note_scoring_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO scoring_changes (changed_by, changed_at) VALUES (pg_current_xact_id(), now())
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`);
    for (const table of tables) {
      await runner.query(`
        CREATE TRIGGER ${table}_note_scoring_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION note_scoring_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await runner.query(`DROP TRIGGER ${table}_note_scoring_change ON ${table}`);
    }
    await runner.query('DROP FUNCTION note_scoring_change()');
    await runner.query('DROP TABLE scoring_changes');
  }
}
