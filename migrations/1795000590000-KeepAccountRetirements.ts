import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 关停注销: when accounts were switched off and on, so that the matrix of a day that is over can be told. */
export class KeepAccountRetirements1795000590000 implements MigrationInterface {
  name = 'KeepAccountRetirements1795000590000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE channel_account_retirements (
        id uuid PRIMARY KEY,
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id) ON DELETE CASCADE,
        is_retired boolean NOT NULL,
        since timestamptz NOT NULL,
        is_exact boolean NOT NULL
      )`);
    await runner.query(`
      CREATE INDEX channel_account_retirements_account
      ON channel_account_retirements (channel_account_id, since DESC)`);
    // Of those before nothing is known but when they were last touched.
    await runner.query(`
      INSERT INTO channel_account_retirements (id, channel_account_id, is_retired, since, is_exact)
      SELECT gen_random_uuid(), id, true, updated_at, false FROM channel_accounts WHERE state = 'disabled'`);
    await runner.query(`
      CREATE FUNCTION keep_account_retirement() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO channel_account_retirements (id, channel_account_id, is_retired, since, is_exact)
        VALUES (gen_random_uuid(), NEW.id, NEW.state = 'disabled', clock_timestamp(), true);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER channel_accounts_keep_retirement AFTER UPDATE OF state ON channel_accounts
      FOR EACH ROW WHEN ((OLD.state = 'disabled') <> (NEW.state = 'disabled'))
      EXECUTE FUNCTION keep_account_retirement()`);
    await runner.query(`
      CREATE TRIGGER channel_account_retirements_no_change BEFORE UPDATE ON channel_account_retirements
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER channel_accounts_keep_retirement ON channel_accounts');
    await runner.query('DROP FUNCTION keep_account_retirement()');
    await runner.query('DROP TABLE channel_account_retirements');
  }
}
