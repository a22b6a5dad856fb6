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
      CREATE FUNCTION follow_column_words() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        pattern text := '"column":\{"id":"' || NEW.id || '","code":"(?:[^"\\]|\\.)*","name":"(?:[^"\\]|\\.)*"\}';
        words text := '"column":{"id":"' || NEW.id || '","code":' || to_json(NEW.code) || ',"name":' || to_json(NEW.name) || '}';
        replacement text := replace(words, '\', '\\');
      BEGIN
        IF NEW.code <> OLD.code THEN
          INSERT INTO column_former_codes (organization_id, code, column_id) VALUES (OLD.organization_id, OLD.code, OLD.id)
          ON CONFLICT (organization_id, code) DO UPDATE SET column_id = excluded.column_id;
        END IF;
        UPDATE delivery_documents d
        SET column_code = NEW.code, document = told.document, summary = told.summary,
            etag = '"' || left(translate(encode(sha256(told.document), 'base64'), '+/', '-_'), 27) || '"',
            search_version = CASE WHEN NEW.name <> OLD.name THEN 0 ELSE d.search_version END,
            updated_at = greatest(date_trunc('milliseconds', clock_timestamp()), d.updated_at + interval '1 second')
        FROM (SELECT content_id,
                     convert_to(regexp_replace(convert_from(document, 'UTF8'), pattern, replacement), 'UTF8') AS document,
                     convert_to(regexp_replace(convert_from(summary, 'UTF8'), pattern, replacement), 'UTF8') AS summary
              FROM delivery_documents WHERE column_id = NEW.id) AS told
        WHERE d.content_id = told.content_id;
        PERFORM pg_notify('delivery_changed', '{"everything":true}');
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER columns_words_followed AFTER UPDATE OF code, name ON columns
      FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code OR OLD.name IS DISTINCT FROM NEW.name)
      EXECUTE FUNCTION follow_column_words()`);
    // What was renamed before anybody followed: its page is there again; the rest comes with the next change.
    await runner.query(`
      UPDATE delivery_documents d SET column_code = c.code FROM columns c
      WHERE c.id = d.column_id AND d.column_code IS DISTINCT FROM c.code`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER columns_words_followed ON columns');
    await runner.query('DROP FUNCTION follow_column_words');
    await runner.query('DROP TABLE column_former_codes');
  }
}
