import type { MigrationInterface, QueryRunner } from 'typeorm';

const included = ['org_path', 'column_id', 'column_code', 'type'];

export class KeepTagsInTheList1795000700000 implements MigrationInterface {
  name = 'KeepTagsInTheList1795000700000';

  /**
   * The list of a tag that one item in a hundred has read the rows of all that it passed over. Keys stand in the index for the
   * tags themselves, which may be longer than an index takes: the first 64 bits of the MD5 of each.
   */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION delivery_tag_keys(tags text[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
      RETURN ARRAY(SELECT ('x' || left(md5(tag), 16))::bit(64)::bigint FROM unnest(tags) AS tag)`);
    await runner.query(`ALTER TABLE delivery_documents ADD COLUMN tag_keys bigint[] NOT NULL DEFAULT '{}'`);
    await runner.query(
      'UPDATE delivery_documents SET tag_keys = delivery_tag_keys(tags) WHERE cardinality(tags) > 0',
    );
    await runner.query(`
      CREATE FUNCTION keep_delivery_tag_keys() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.tag_keys := delivery_tag_keys(NEW.tags);
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER delivery_documents_tag_keys BEFORE INSERT OR UPDATE OF tags ON delivery_documents
      FOR EACH ROW EXECUTE FUNCTION keep_delivery_tag_keys()`);
    // Whoever writes rows as a replica does writes no keys either.
    await runner.query('ALTER TABLE delivery_documents ENABLE ALWAYS TRIGGER delivery_documents_tag_keys');
    await replaceIndexes(runner, [...included, 'tag_keys'], 'tag_keys');
  }

  async down(runner: QueryRunner): Promise<void> {
    await replaceIndexes(runner, included, 'tags');
    await runner.query('DROP TRIGGER delivery_documents_tag_keys ON delivery_documents');
    await runner.query('DROP FUNCTION keep_delivery_tag_keys()');
    await runner.query('ALTER TABLE delivery_documents DROP COLUMN tag_keys');
    await runner.query('DROP FUNCTION delivery_tag_keys(text[])');
  }
}

/** That of the newest, and that of the tags. */
async function replaceIndexes(runner: QueryRunner, columns: readonly string[], tags: string): Promise<void> {
  await runner.query('DROP INDEX delivery_documents_newest, delivery_documents_tags');
  await runner.query(`
    CREATE INDEX delivery_documents_newest ON delivery_documents (published_at DESC, content_id DESC)
    INCLUDE (${columns.join(', ')}) WHERE state = 'live'`);
  await runner.query(
    `CREATE INDEX delivery_documents_tags ON delivery_documents USING gin (${tags}) WHERE state = 'live'`,
  );
}
