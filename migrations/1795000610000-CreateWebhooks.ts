import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks of units: what happens is kept with the change, handed to each that wants to hear of it, and sent. */
export class CreateWebhooks1795000610000 implements MigrationInterface {
  name = 'CreateWebhooks1795000610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhooks (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        include_descendants boolean NOT NULL,
        kind text NOT NULL CONSTRAINT webhooks_kind CHECK (kind IN ('events', 'purge')),
        name text NOT NULL,
        url text NOT NULL,
        events text[] NOT NULL CONSTRAINT webhooks_events CHECK (cardinality(events) > 0),
        purge_shape text,
        header_name text,
        sealed_header_value text,
        sealed_secret text,
        sealed_former_secret text,
        former_secret_until timestamptz,
        state text NOT NULL CONSTRAINT webhooks_state CHECK (state IN ('active', 'paused', 'off')),
        paused_because text,
        failures integer NOT NULL DEFAULT 0,
        failing_since timestamptz,
        resting_until timestamptz,
        leased_until timestamptz,
        served_at timestamptz,
        last_sequence integer NOT NULL DEFAULT 0,
        version integer NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT webhooks_name UNIQUE (organization_id, name),
        CONSTRAINT webhooks_signed CHECK ((kind = 'events') = (sealed_secret IS NOT NULL)),
        CONSTRAINT webhooks_purge CHECK ((kind = 'purge') = (purge_shape IS NOT NULL)),
        CONSTRAINT webhooks_purge_events CHECK (kind <> 'purge'
          OR events <@ ARRAY['content.published', 'content.updated', 'content.withdrawn']),
        CONSTRAINT webhooks_header CHECK ((header_name IS NULL) = (sealed_header_value IS NULL)),
        CONSTRAINT webhooks_former_secret CHECK ((sealed_former_secret IS NULL) = (former_secret_until IS NULL)),
        CONSTRAINT webhooks_failing CHECK ((failures = 0) = (failing_since IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE webhook_events (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type text NOT NULL,
        organization_id uuid NOT NULL REFERENCES organizations (id),
        occurred_at timestamptz NOT NULL,
        data jsonb NOT NULL,
        filed jsonb,
        filed_before jsonb
      )`);
    await runner.query(`
      CREATE TABLE webhook_messages (
        id uuid PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
        sequence integer NOT NULL,
        type text NOT NULL,
        body text NOT NULL,
        state text NOT NULL DEFAULT 'pending'
          CONSTRAINT webhook_messages_state CHECK (state IN ('pending', 'sent', 'failed')),
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        CONSTRAINT webhook_messages_sequence UNIQUE (webhook_id, sequence),
        CONSTRAINT webhook_messages_settled CHECK ((state = 'pending') = (settled_at IS NULL))
      )`);
    await runner.query(
      `CREATE INDEX webhook_messages_due ON webhook_messages (webhook_id, due_at) WHERE state = 'pending'`,
    );
    await runner.query('CREATE INDEX webhook_messages_created_at ON webhook_messages (created_at)');
    await runner.query(`
      CREATE TABLE webhook_attempts (
        id uuid PRIMARY KEY,
        message_id uuid NOT NULL REFERENCES webhook_messages (id) ON DELETE CASCADE,
        at timestamptz NOT NULL,
        status integer,
        problem text,
        answer text NOT NULL
      )`);
    await runner.query('CREATE INDEX webhook_attempts_message_id ON webhook_attempts (message_id, id)');
    // Readers see what stands in \`delivery_documents\`, by whatever way it came there: publishing, withdrawing, a column
    // that was renamed, a programme that became private. What was private is never told.
    await runner.query(`
      CREATE FUNCTION tell_webhooks() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        was_live boolean := TG_OP = 'UPDATE' AND OLD.state = 'live';
        is_live boolean := NEW.state = 'live';
        document json;
        before json;
        told jsonb;
      BEGIN
        IF NOT (was_live OR is_live) THEN RETURN NULL; END IF;
        IF was_live AND is_live AND OLD.etag = NEW.etag THEN RETURN NULL; END IF;
        IF NOT EXISTS (SELECT FROM webhooks WHERE state <> 'off') THEN RETURN NULL; END IF;
        IF was_live THEN before := convert_from(OLD.document, 'UTF8')::json; END IF;
        document := CASE WHEN is_live THEN convert_from(NEW.document, 'UTF8')::json ELSE before END;
        told := jsonb_build_object('id', NEW.content_id, 'slug', NEW.slug, 'type', NEW.type, 'locale', NEW.locale,
          'organization', document -> 'organization', 'canonicalUrl', document ->> 'canonicalUrl');
        IF is_live THEN
          told := told || jsonb_build_object('title', document ->> 'title', 'column', document -> 'column',
            'tags', document -> 'tags', 'etag', NEW.etag, 'publishedAt', document ->> 'publishedAt',
            'updatedAt', document ->> 'updatedAt');
        END IF;
        INSERT INTO webhook_events (type, organization_id, occurred_at, data, filed, filed_before)
        VALUES (
          CASE WHEN NOT is_live THEN 'content.withdrawn' WHEN was_live THEN 'content.updated' ELSE 'content.published' END,
          NEW.organization_id, NEW.updated_at, told,
          jsonb_build_object('slug', NEW.slug, 'columnCode', NEW.column_code, 'brandCode', NEW.brand_code,
            'tags', to_jsonb(NEW.tags), 'canonicalUrl', document ->> 'canonicalUrl'),
          CASE WHEN was_live THEN jsonb_build_object('slug', OLD.slug, 'columnCode', OLD.column_code,
            'brandCode', OLD.brand_code, 'tags', to_jsonb(OLD.tags), 'canonicalUrl', before ->> 'canonicalUrl') END);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER delivery_documents_webhooks AFTER INSERT OR UPDATE OF state, etag ON delivery_documents
      FOR EACH ROW EXECUTE FUNCTION tell_webhooks()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER delivery_documents_webhooks ON delivery_documents');
    await runner.query('DROP FUNCTION tell_webhooks');
    await runner.query('DROP TABLE webhook_attempts');
    await runner.query('DROP TABLE webhook_messages');
    await runner.query('DROP TABLE webhook_events');
    await runner.query('DROP TABLE webhooks');
  }
}
