import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links for the phone of whoever posts by hand, the proof of what they posted, and when to remind them. */
export class CreateHandOffLinks1795000130000 implements MigrationInterface {
  name = 'CreateHandOffLinks1795000130000';

  async up(runner: QueryRunner): Promise<void> {
    // The token itself is kept nowhere: it is the id with a signature that the key ring can make again.
    await runner.query(`
      CREATE TABLE hand_off_links (
        id uuid PRIMARY KEY,
        publication_id uuid NOT NULL REFERENCES publications (id),
        key_name text NOT NULL,
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        CONSTRAINT hand_off_links_expiry CHECK (expires_at > created_at)
      )`);
    await runner.query('CREATE INDEX hand_off_links_publication_id ON hand_off_links (publication_id)');
    await runner.query('ALTER TABLE publications ADD COLUMN proof_asset_id uuid REFERENCES assets (id)');
    await runner.query(`
      CREATE INDEX publications_proof_asset_id ON publications (proof_asset_id) WHERE proof_asset_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE hand_off_waits (
        publication_id uuid PRIMARY KEY REFERENCES publications (id),
        since timestamptz NOT NULL,
        reminders integer NOT NULL DEFAULT 0,
        remind_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX hand_off_waits_remind_at ON hand_off_waits (remind_at)');
    // What the reminder asks every minute; few publications wait for a person at a time.
    await runner.query(`
      CREATE INDEX publications_awaiting_hand_off ON publications (id) WHERE state = 'awaiting_hand_off'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX publications_awaiting_hand_off');
    await runner.query('DROP TABLE hand_off_waits');
    await runner.query('ALTER TABLE publications DROP COLUMN proof_asset_id');
    await runner.query('DROP TABLE hand_off_links');
  }
}
