import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What platforms pull from us: the secret of each account's feed, its entries, and who fetched which version. */
export class CreateFeeds1795000110000 implements MigrationInterface {
  name = 'CreateFeeds1795000110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed_secrets (
        channel_account_id uuid PRIMARY KEY REFERENCES channel_accounts (id),
        token_hash character(64),
        sealed_key text NOT NULL,
        public_key text NOT NULL,
        issued_at timestamptz NOT NULL,
        issued_by uuid NOT NULL REFERENCES users (id),
        CONSTRAINT feed_secrets_token_hash UNIQUE (token_hash)
      )`);
    await runner.query(`
      CREATE TABLE feed_entries (
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        guid text NOT NULL,
        publication_id uuid NOT NULL REFERENCES publications (id),
        version integer NOT NULL CONSTRAINT feed_entries_version CHECK (version > 0),
        status text NOT NULL CONSTRAINT feed_entries_status CHECK (status IN ('publish', 'update', 'withdraw')),
        document jsonb NOT NULL,
        digest text NOT NULL,
        files jsonb NOT NULL DEFAULT '{}',
        valid_from timestamptz,
        valid_until timestamptz,
        listed_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        fetched_version integer,
        fetched_at timestamptz,
        fetched_by text,
        fetched_client text,
        PRIMARY KEY (channel_account_id, guid),
        CONSTRAINT feed_entries_publication_id UNIQUE (publication_id),
        CONSTRAINT feed_entries_validity CHECK (valid_until > valid_from),
        CONSTRAINT feed_entries_fetched CHECK ((fetched_version IS NULL) = (fetched_at IS NULL))
      )`);
    // What one fetch reads: the newest changes of one account.
    await runner.query(
      'CREATE INDEX feed_entries_newest ON feed_entries (channel_account_id, updated_at DESC, guid)',
    );
    await runner.query(`
      CREATE TABLE feed_receipts (
        channel_account_id uuid NOT NULL REFERENCES channel_accounts (id),
        publication_id uuid NOT NULL REFERENCES publications (id),
        version integer NOT NULL,
        fetched_at timestamptz NOT NULL,
        address text NOT NULL,
        client text NOT NULL,
        PRIMARY KEY (publication_id, version)
      )`);
    await runner.query(`
      CREATE TRIGGER feed_receipts_append_only BEFORE UPDATE OR DELETE ON feed_receipts
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_receipts');
    await runner.query('DROP TABLE feed_entries');
    await runner.query('DROP TABLE feed_secrets');
  }
}
