import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links to revisions as delivery would give them; and programmes that are deleted, which leave the lists of programmes. */
export class CreateDeliveryPreviews1795000561000 implements MigrationInterface {
  name = 'CreateDeliveryPreviews1795000561000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_previews (
        id uuid PRIMARY KEY,
        content_id uuid NOT NULL REFERENCES contents (id),
        revision_id uuid NOT NULL,
        token_hash text NOT NULL CONSTRAINT delivery_previews_token UNIQUE
          CONSTRAINT delivery_previews_token_form CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        created_by uuid NOT NULL REFERENCES users (id),
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid REFERENCES users (id),
        CONSTRAINT delivery_previews_revision FOREIGN KEY (content_id, revision_id)
          REFERENCES content_revisions (content_id, id),
        CONSTRAINT delivery_previews_end CHECK (expires_at > created_at),
        CONSTRAINT delivery_previews_revoked CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    await runner.query('CREATE INDEX delivery_previews_content_id ON delivery_previews (content_id, id)');
    await runner.query(`
      CREATE FUNCTION tell_delivery_of_deleted_programme() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('delivery_changed', json_build_object('programmeId', OLD.id)::text);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER programmes_deletion_delivered AFTER DELETE ON programmes
      FOR EACH ROW EXECUTE FUNCTION tell_delivery_of_deleted_programme()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER programmes_deletion_delivered ON programmes');
    await runner.query('DROP FUNCTION tell_delivery_of_deleted_programme');
    await runner.query('DROP TABLE delivery_previews');
  }
}
