import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How contributors are paid. */
export class CreatePayees1795000380000 implements MigrationInterface {
  name = 'CreatePayees1795000380000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payees (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        user_id uuid REFERENCES users (id),
        contributor_name text NOT NULL,
        sealed_data text,
        erased_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT payees_erased CHECK ((sealed_data IS NULL) = (erased_at IS NOT NULL))
      )`);
    // One for each person; erased ones stand aside.
    await runner.query(
      'CREATE UNIQUE INDEX payees_user ON payees (user_id) WHERE user_id IS NOT NULL AND erased_at IS NULL',
    );
    await runner.query(
      `CREATE UNIQUE INDEX payees_name ON payees (organization_id, contributor_name)
       WHERE user_id IS NULL AND erased_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payees');
  }
}
