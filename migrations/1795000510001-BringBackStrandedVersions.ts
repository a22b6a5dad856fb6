import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deleting the newest version of an asset used to leave the older ones in no list: the newest of them is current again. */
export class BringBackStrandedVersions1795000510001 implements MigrationInterface {
  name = 'BringBackStrandedVersions1795000510001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH newest AS (
        SELECT DISTINCT ON (lineage_id) id, replaced_at FROM assets WHERE deleted_at IS NULL
        ORDER BY lineage_id, lineage_number DESC)
      UPDATE assets a SET replaced_at = NULL, version = version + 1
      FROM newest n WHERE n.id = a.id AND n.replaced_at IS NOT NULL`);
  }

  /** Which were stranded is not known any more, and nobody wants them so. */
  async down(): Promise<void> {}
}
