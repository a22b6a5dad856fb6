import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const DIFFERENT_TEXTS = 2_000;
const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Published articles that can be searched, straight in the table, each with a vector as the product makes it. Texts
 * repeat after 2,000 of them, so that making them takes less time than measuring.
 */
export async function searchableItems(count, makeText) {
  const built = join(root, 'dist/libs/features/delivery/src/domain/search-terms.js');
  if (!existsSync(built)) throw new Error('Run it by npm run bench, which builds first');
  const { searchVector } = createRequire(import.meta.url)(built);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, statement_timeout: 0 });
  await client.connect();
  try {
    await client.query(
      'CREATE TEMPORARY TABLE made (n integer PRIMARY KEY, html text, title text, search tsvector)',
    );
    for (let from = 0; from < DIFFERENT_TEXTS; from += 200)
      await makeTexts(client, from, 200, makeText, searchVector);
    await client.query('BEGIN');
    // What an item stands on is not there, and the index is made in one go: minutes less.
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
    await client.query('DROP INDEX delivery_documents_search');
    await client.query(
      `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug,
         tags, state, published_at, updated_at, etag, document, summary, search)
       SELECT item.id, uuidv7(), uuidv7(), root.id, ARRAY[root.id], 'article', 'found-' || item.id, '{}', 'live', item.at, item.at,
         '"' || md5(item.id::text) || '"',
         convert_to(json_build_object('id', item.id, 'title', made.title, 'article', json_build_object('html', made.html))::text, 'UTF8'),
         convert_to(json_build_object('id', item.id, 'title', made.title)::text, 'UTF8'), made.search
       FROM (SELECT n, uuidv7() AS id, now() - n * interval '5 minutes' AS at FROM generate_series(1, $1::integer) AS n) AS item
       JOIN made ON made.n = item.n % $2
       CROSS JOIN (SELECT id FROM organizations WHERE parent_id IS NULL) AS root`,
      [count, DIFFERENT_TEXTS],
    );
    await client.query(
      `CREATE INDEX delivery_documents_search ON delivery_documents USING gin (search) WHERE state = 'live'`,
    );
    await client.query(`SELECT pg_notify('delivery_changed', 'bench')`);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE delivery_documents');
  } finally {
    await client.end();
  }
}

async function makeTexts(client, from, count, makeText, searchVector) {
  const made = Array.from({ length: count }, (_, index) => {
    const text = makeText();
    const title = text.slice(0, 20);
    const search = searchVector([
      { weight: 'A', text: title },
      { weight: 'C', text: text.slice(0, 80) },
      { weight: 'D', text },
    ]);
    return { n: from + index, html: `<p>${text}</p>`, title, search };
  });
  await client.query(
    `INSERT INTO made SELECT n, html, title, search::tsvector
     FROM jsonb_to_recordset($1::jsonb) AS text (n integer, html text, title text, search text)`,
    [JSON.stringify(made)],
  );
}
