import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a unit's public pages look and what they must say; drafts of it that are looked at before. */
export class CreateSiteSettings1795000440000 implements MigrationInterface {
  name = 'CreateSiteSettings1795000440000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE site_settings (
        organization_id uuid PRIMARY KEY REFERENCES organizations (id),
        settings jsonb NOT NULL CONSTRAINT site_settings_settings CHECK (jsonb_typeof(settings) = 'object'),
        asset_ids uuid[] NOT NULL,
        launch_waiver text CONSTRAINT site_settings_launch_waiver CHECK (length(trim(launch_waiver)) > 0),
        waived_by uuid REFERENCES users (id),
        waived_at timestamptz,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT site_settings_waived CHECK (num_nulls(launch_waiver, waived_by, waived_at) IN (0, 3))
      )`);
    await runner.query('CREATE INDEX site_settings_asset_ids ON site_settings USING gin (asset_ids)');
    await runner.query(`
      CREATE TABLE site_previews (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        token_hash text NOT NULL CONSTRAINT site_previews_token_hash UNIQUE,
        settings jsonb NOT NULL CONSTRAINT site_previews_settings CHECK (jsonb_typeof(settings) = 'object'),
        created_by uuid NOT NULL REFERENCES users (id),
        expires_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX site_previews_expires_at ON site_previews (expires_at)');
    // Whoever keeps pages hears of every change in the very transaction that makes it.
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_unit_row() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE unit uuid;
      BEGIN
        unit := CASE TG_OP WHEN 'DELETE' THEN OLD.organization_id ELSE NEW.organization_id END;
        PERFORM pg_notify('delivery_changed', json_build_object('organizationId', unit)::text);
        RETURN NULL;
      END $$`);
    for (const table of ['site_settings', 'columns']) {
      await runner.query(`
        CREATE TRIGGER ${table}_delivery_changed AFTER INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_unit_row()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER columns_delivery_changed ON columns');
    await runner.query('DROP TABLE site_previews');
    await runner.query('DROP TABLE site_settings');
    await runner.query('DROP FUNCTION tell_delivery_of_unit_row');
  }
}
