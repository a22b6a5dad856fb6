import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of people are made anew when the rights to a portrait, or a consent to be shown on it, change. */
export class TellPortraitRights1795000562000 implements MigrationInterface {
  name = 'TellPortraitRights1795000562000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_portrait(asset uuid) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM programme_people WHERE portrait_asset_id = asset) THEN
          PERFORM pg_notify('delivery_changed', '{"people":true}');
        END IF;
      END $$`);
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_portrait_rights() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM tell_delivery_of_portrait(NEW.id);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_portrait_consent() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM tell_delivery_of_portrait(NEW.asset_id);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER assets_portrait_rights_delivered AFTER UPDATE OF rights_expire_on, deleted_at ON assets
      FOR EACH ROW WHEN (OLD.rights_expire_on IS DISTINCT FROM NEW.rights_expire_on
        OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at)
      EXECUTE FUNCTION tell_delivery_of_portrait_rights()`);
    await runner.query(`
      CREATE TRIGGER asset_consents_portrait_delivered AFTER INSERT OR UPDATE ON asset_consents
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_portrait_consent()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER asset_consents_portrait_delivered ON asset_consents');
    await runner.query('DROP TRIGGER assets_portrait_rights_delivered ON assets');
    await runner.query('DROP FUNCTION tell_delivery_of_portrait_consent');
    await runner.query('DROP FUNCTION tell_delivery_of_portrait_rights');
    await runner.query('DROP FUNCTION tell_delivery_of_portrait');
  }
}
