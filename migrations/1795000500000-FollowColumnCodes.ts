import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that change their code or name: what was published in them follows, and old addresses lead to the new ones. */
export class FollowColumnCodes1795000500000 implements MigrationInterface {
  name = 'FollowColumnCodes1795000500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE column_former_codes (
        organization_id uuid NOT NULL REFERENCES organizations (id),
        code text NOT NULL,
        column_id uuid NOT NULL REFERENCES columns (id) ON DELETE CASCADE,
        PRIMARY KEY (organization_id, code)
      )`);
    await runner.query('CREATE INDEX column_former_codes_column_id ON column_former_codes (column_id)');
    await runner.query('CREATE INDEX column_former_codes_code ON column_former_codes (code)');
    // Readers get bytes as they lie there, so the column's words are replaced in them; a quote within a text of theirs
    // is always written as \\", hence the pattern matches nothing but the member itself.
    await runner.query(String.raw`
      CREATE FUNCTION tell_column_words(told_column columns, is_renamed boolean) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        pattern text := '"column":\{"id":"' || told_column.id || '","code":"(?:[^"\\]|\\.)*","name":"(?:[^"\\]|\\.)*"\}';
        words text := '"column":{"id":"' || told_column.id || '","code":' || to_json(told_column.code)
          || ',"name":' || to_json(told_column.name) || '}';
        replacement text := replace(words, '\', '\\');
      BEGIN
        UPDATE delivery_documents d
        SET column_code = told_column.code, document = told.document, summary = told.summary,
            etag = '"' || left(translate(encode(sha256(told.document), 'base64'), '+/', '-_'), 27) || '"',
            search_version = CASE WHEN is_renamed THEN 0 ELSE d.search_version END,
            updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), d.updated_at + interval '1 second')
        FROM (SELECT content_id,
                     convert_to(regexp_replace(convert_from(document, 'UTF8'), pattern, replacement), 'UTF8') AS document,
                     convert_to(regexp_replace(convert_from(summary, 'UTF8'), pattern, replacement), 'UTF8') AS summary
              FROM delivery_documents WHERE column_id = told_column.id) AS told
        WHERE d.content_id = told.content_id
          AND (d.column_code, d.document, d.summary)
            IS DISTINCT FROM (told_column.code, told.document, told.summary);
      END $$`);
    await runner.query(`
      CREATE FUNCTION follow_column_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.code <> OLD.code THEN
          INSERT INTO column_former_codes (organization_id, code, column_id) VALUES (OLD.organization_id, OLD.code, OLD.id)
          ON CONFLICT (organization_id, code) DO UPDATE SET column_id = excluded.column_id;
        END IF;
        PERFORM tell_column_words(NEW, NEW.name <> OLD.name);
        PERFORM pg_notify('delivery_changed', '{"everything":true}');
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER columns_words_followed AFTER UPDATE OF code, name ON columns
      FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code OR OLD.name IS DISTINCT FROM NEW.name)
      EXECUTE FUNCTION follow_column_words()`);
    // What was renamed before anybody followed: the documents still know the code of then.
    await runner.query(`
      INSERT INTO column_former_codes (organization_id, code, column_id)
      SELECT DISTINCT c.organization_id, d.column_code, c.id
      FROM delivery_documents d JOIN columns c ON c.id = d.column_id
      WHERE d.column_code <> c.code
        AND NOT EXISTS (SELECT FROM columns taken WHERE taken.organization_id = c.organization_id AND taken.code = d.column_code)
      ON CONFLICT DO NOTHING`);
    await runner.query('SELECT tell_column_words(c, true) FROM columns c');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER columns_words_followed ON columns');
    await runner.query('DROP FUNCTION follow_column_words');
    await runner.query('DROP FUNCTION tell_column_words');
    await runner.query('DROP TABLE column_former_codes');
  }
}
