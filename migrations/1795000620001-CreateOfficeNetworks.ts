import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOfficeNetworks1795000620001 implements MigrationInterface {
  name = 'CreateOfficeNetworks1795000620001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE office_networks (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        networks jsonb NOT NULL,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT office_networks_list CHECK (jsonb_typeof(networks) = 'array')
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE office_networks');
  }
}
