import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrganizations1795000001000 implements MigrationInterface {
  name = 'CreateOrganizations1795000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organizations (
        id uuid PRIMARY KEY,
        parent_id uuid REFERENCES organizations (id),
        path uuid[] NOT NULL,
        name text NOT NULL,
        code text NOT NULL UNIQUE,
        tier text,
        time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
        item_url_pattern text,
        icp_number text,
        psb_number text,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX organizations_parent_id ON organizations (parent_id)');
    await runner.query(
      'CREATE UNIQUE INDEX organizations_one_root ON organizations ((parent_id IS NULL)) WHERE parent_id IS NULL',
    );
    await runner.query('CREATE INDEX organizations_path ON organizations USING gin (path)');
    await runner.query(`
      CREATE TABLE users (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        username text NOT NULL UNIQUE,
        display_name text NOT NULL,
        email text,
        phone text,
        password_hash text,
        must_change_password boolean NOT NULL DEFAULT false,
        state text NOT NULL DEFAULT 'active' CONSTRAINT users_state CHECK (state IN ('active', 'suspended')),
        failed_logins integer NOT NULL DEFAULT 0,
        locked_until timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX users_organization_id ON users (organization_id)');
    await runner.query(`
      CREATE TABLE memberships (
        organization_id uuid NOT NULL REFERENCES organizations (id),
        user_id uuid NOT NULL REFERENCES users (id),
        roles text[] NOT NULL,
        inherit boolean NOT NULL DEFAULT true,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (organization_id, user_id)
      )`);
    await runner.query('CREATE INDEX memberships_user_id ON memberships (user_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE memberships');
    await runner.query('DROP TABLE users');
    await runner.query('DROP TABLE organizations');
  }
}
