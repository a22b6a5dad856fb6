import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts that carry several items (WeChat's lead and secondary slots): the lead is sent, its companions go with it. */
export class AddCompanions1795000143000 implements MigrationInterface {
  name = 'AddCompanions1795000143000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publications
        ADD COLUMN lead_id uuid REFERENCES publications (id),
        ADD COLUMN slot smallint NOT NULL DEFAULT 1,
        ADD CONSTRAINT publications_lead_has_first_slot CHECK ((lead_id IS NULL) = (slot = 1))`);
    await runner.query(
      'CREATE UNIQUE INDEX publications_slot ON publications (lead_id, slot) WHERE lead_id IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE publications DROP COLUMN lead_id, DROP COLUMN slot');
  }
}
