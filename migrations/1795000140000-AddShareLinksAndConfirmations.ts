import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mode `share`: the link for the phone. And who agreed to what, where the platform's rules ask for it. */
export class AddShareLinksAndConfirmations1795000140000 implements MigrationInterface {
  name = 'AddShareLinksAndConfirmations1795000140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publications
        ADD COLUMN share_url text,
        ADD COLUMN share_expires_at timestamptz,
        ADD COLUMN confirmation jsonb,
        ADD CONSTRAINT publications_share_link CHECK ((share_url IS NULL) = (share_expires_at IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publications
        DROP COLUMN confirmation,
        DROP COLUMN share_expires_at,
        DROP COLUMN share_url`);
  }
}
