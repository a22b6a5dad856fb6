import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mailboxes for reports, every message that came into them, and the addresses from which people send. */
export class CreateSubmissionMailboxes1795000320000 implements MigrationInterface {
  name = 'CreateSubmissionMailboxes1795000320000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createMailboxes(runner);
    await this.createMessages(runner);
    await this.createAddresses(runner);
  }

  private async createMailboxes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE submission_mailboxes (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        name text NOT NULL,
        kind text NOT NULL CONSTRAINT submission_mailboxes_kind CHECK (kind IN ('imap', 'webhook')),
        state text NOT NULL CONSTRAINT submission_mailboxes_state CHECK (state IN ('active', 'paused')),
        host text,
        port integer,
        secure boolean,
        username text,
        sealed_secret text NOT NULL,
        folder text,
        done_folder text,
        accept_unknown_senders boolean NOT NULL DEFAULT false,
        default_category text,
        trusted_authserv_ids text[] NOT NULL,
        uid_validity bigint,
        begins_at_uid bigint,
        last_uid bigint,
        trouble_uid bigint,
        trouble_count integer NOT NULL DEFAULT 0,
        leased_until timestamptz,
        lease_id uuid,
        last_checked_at timestamptz,
        last_success_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        last_problem jsonb,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT submission_mailboxes_name UNIQUE (organization_id, name),
        CONSTRAINT submission_mailboxes_server CHECK ((kind = 'imap') =
          (num_nonnulls(host, port, secure, username, folder) = 5)),
        CONSTRAINT submission_mailboxes_done_folder CHECK (done_folder IS NULL OR kind = 'imap' AND done_folder <> folder),
        CONSTRAINT submission_mailboxes_lease CHECK ((leased_until IS NULL) = (lease_id IS NULL)),
        CONSTRAINT submission_mailboxes_place CHECK ((uid_validity IS NULL) = (last_uid IS NULL)
          AND (uid_validity IS NULL) = (begins_at_uid IS NULL))
      )`);
    await runner.query(`
      CREATE INDEX submission_mailboxes_to_read ON submission_mailboxes (last_checked_at NULLS FIRST)
      WHERE kind = 'imap' AND state = 'active'`);
  }

  private async createMessages(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE intake_messages (
        id uuid PRIMARY KEY,
        mailbox_id uuid NOT NULL REFERENCES submission_mailboxes (id),
        organization_id uuid NOT NULL REFERENCES organizations (id),
        uid_validity bigint,
        uid bigint,
        delivery_id text,
        message_id text,
        digest character(64) NOT NULL,
        bytes bigint NOT NULL,
        source_object text,
        state text NOT NULL CONSTRAINT intake_messages_state CHECK
          (state IN ('received', 'waiting', 'set_aside', 'submitted', 'discarded', 'duplicate')),
        duplicate_of_id uuid REFERENCES intake_messages (id),
        from_address text,
        from_name text,
        subject text NOT NULL,
        sender_id uuid REFERENCES users (id),
        authentication jsonb,
        report jsonb,
        findings jsonb NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        leased_until timestamptz,
        submission_id uuid CONSTRAINT intake_messages_submission UNIQUE REFERENCES submissions (id),
        decided_by uuid REFERENCES users (id),
        decided_at timestamptz,
        discard_reason text,
        marked_at timestamptz,
        answer_state text NOT NULL DEFAULT 'none' CONSTRAINT intake_messages_answer_state CHECK
          (answer_state IN ('none', 'due', 'sent', 'failed', 'skipped')),
        answer_reason text,
        answer_attempts integer NOT NULL DEFAULT 0,
        answer_due_at timestamptz,
        answered_at timestamptz,
        version integer NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT intake_messages_uid UNIQUE (mailbox_id, uid_validity, uid),
        CONSTRAINT intake_messages_delivery UNIQUE (mailbox_id, delivery_id),
        CONSTRAINT intake_messages_one_way CHECK (num_nonnulls(uid, delivery_id) = 1
          AND (uid IS NULL) = (uid_validity IS NULL)),
        CONSTRAINT intake_messages_submitted CHECK ((state = 'submitted') = (submission_id IS NOT NULL)),
        CONSTRAINT intake_messages_duplicate CHECK ((state = 'duplicate') = (duplicate_of_id IS NOT NULL)),
        CONSTRAINT intake_messages_discarded CHECK
          ((state = 'discarded') = (coalesce(length(trim(discard_reason)), 0) > 0)),
        CONSTRAINT intake_messages_answer_due CHECK ((answer_state = 'due') = (answer_due_at IS NOT NULL))
      )`);
    // The second identity: the same message under another number, or sent twice.
    await runner.query(`
      CREATE UNIQUE INDEX intake_messages_same ON intake_messages (mailbox_id, coalesce(message_id, ''), digest)
      WHERE state <> 'duplicate'`);
    await runner.query(
      `CREATE INDEX intake_messages_received ON intake_messages (due_at) WHERE state = 'received'`,
    );
    await runner.query(
      `CREATE INDEX intake_messages_to_answer ON intake_messages (answer_due_at) WHERE answer_state = 'due'`,
    );
    await runner.query(
      `CREATE INDEX intake_messages_to_mark ON intake_messages (mailbox_id, uid) WHERE marked_at IS NULL`,
    );
    await runner.query(
      'CREATE INDEX intake_messages_organization_id ON intake_messages (organization_id, state, id)',
    );
    await runner.query(
      `CREATE INDEX intake_messages_answered ON intake_messages (from_address, answered_at)
       WHERE answer_state = 'sent'`,
    );
    await runner.query(`
      CREATE FUNCTION guard_intake_message() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (OLD.mailbox_id, OLD.uid_validity, OLD.uid, OLD.delivery_id, OLD.message_id, OLD.digest, OLD.received_at)
           IS DISTINCT FROM
           (NEW.mailbox_id, NEW.uid_validity, NEW.uid, NEW.delivery_id, NEW.message_id, NEW.digest, NEW.received_at) THEN
          RAISE EXCEPTION 'which message it is never changes'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'intake_messages_fixed';
        END IF;
        IF OLD.state IN ('submitted', 'discarded', 'duplicate')
           AND (OLD.state, OLD.submission_id) IS DISTINCT FROM (NEW.state, NEW.submission_id) THEN
          RAISE EXCEPTION 'a message is settled once'
            USING ERRCODE = 'restrict_violation', CONSTRAINT = 'intake_messages_settled';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER intake_messages_guard BEFORE UPDATE ON intake_messages
      FOR EACH ROW EXECUTE FUNCTION guard_intake_message()`);
    await runner.query(`
      CREATE TRIGGER intake_messages_kept BEFORE DELETE ON intake_messages
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  private async createAddresses(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sending_addresses (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES users (id),
        address text NOT NULL CONSTRAINT sending_addresses_form CHECK (address = lower(address)),
        state text NOT NULL CONSTRAINT sending_addresses_state CHECK (state IN ('unconfirmed', 'confirmed')),
        code_hash text,
        code_sent_at timestamptz,
        code_tries integer NOT NULL DEFAULT 0,
        confirmed_at timestamptz,
        confirmed_by uuid REFERENCES users (id),
        created_at timestamptz NOT NULL,
        CONSTRAINT sending_addresses_once UNIQUE (user_id, address),
        CONSTRAINT sending_addresses_confirmed CHECK
          ((state = 'confirmed') = (confirmed_at IS NOT NULL AND confirmed_by IS NOT NULL))
      )`);
    // A confirmed address is one person's.
    await runner.query(
      `CREATE UNIQUE INDEX sending_addresses_address ON sending_addresses (address) WHERE state = 'confirmed'`,
    );
    await runner.query('CREATE INDEX users_lower_email ON users (lower(email)) WHERE email IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX users_lower_email');
    await runner.query('DROP TABLE sending_addresses');
    await runner.query('DROP TABLE intake_messages');
    await runner.query('DROP FUNCTION guard_intake_message()');
    await runner.query('DROP TABLE submission_mailboxes');
  }
}
