import pg from 'pg';
import { chineseText, seeded } from './chinese-text.mjs';

/** 4 KB in UTF-8, where a Chinese character takes three bytes. */
const PARAGRAPHS = 5;
const CHARACTERS = 270;
const DIFFERENT_BODIES = 100;

/**
 * Items of 4 KB of text that are live on the site, written straight into the tables: reading is measured, not
 * publishing. With HAOJIAO_BENCH_SLUG only that one is used and nothing is written.
 * @returns {Promise<string[]>} slugs, newest first
 */
export async function publishedItems(count) {
  if (process.env.HAOJIAO_BENCH_SLUG) return [process.env.HAOJIAO_BENCH_SLUG];
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return await insert(client, count);
  } finally {
    await client.end();
  }
}

async function insert(client, count) {
  const {
    rows: [root],
  } = await client.query(
    `SELECT o.id, o.code, o.name, (SELECT id FROM users ORDER BY created_at LIMIT 1) AS author
     FROM organizations o WHERE o.parent_id IS NULL`,
  );
  const mark = Date.now().toString(36);
  await client.query('BEGIN');
  await client.query(
    `CREATE TEMPORARY TABLE item ON COMMIT DROP AS
     SELECT n, uuidv7() AS id, uuidv7() AS revision_id, uuidv7() AS publication_id, 'bench-${mark}-' || n AS slug,
            date_trunc('milliseconds', now()) - n * interval '1 minute' AS at
     FROM generate_series(1, $1::integer) AS n`,
    [count],
  );
  const account = await client.query(
    `INSERT INTO channel_accounts (id, organization_id, platform, name, mode, state, sealed_credentials, settings, version)
     VALUES (uuidv7(), $1, 'site', 'bench', 'api', 'connected', '', '{}', 1) RETURNING id`,
    [root.id],
  );
  await client.query(
    `INSERT INTO contents (id, organization_id, type, state, slug, title, tags, author_id, current_revision_id,
       approved_revision_id, published_at, search_text, version)
     SELECT id, $1, 'article', 'published', slug, '送清凉到一线', '{}', $2, revision_id, revision_id, at, '', 1 FROM item`,
    [root.id, root.author],
  );
  await client.query(
    `INSERT INTO content_revisions (id, content_id, number, saved_by, document, fingerprint, asset_ids)
     SELECT revision_id, id, 1, $1, '{}', repeat('0', 64), '{}' FROM item`,
    [root.author],
  );
  await client.query(
    `INSERT INTO publications (id, content_id, organization_id, channel_account_id, platform, mode, state, scheduled_at,
       lateness_rule, options, revision_id, next_run_at, published_at, created_by, version)
     SELECT publication_id, id, $1, $2, 'site', 'api', 'published', at, 'send', '{}', revision_id, at, at, $3, 1 FROM item`,
    [root.id, account.rows[0].id, root.author],
  );
  const summary = {
    id: '{id}',
    slug: '{slug}',
    type: 'article',
    locale: 'zh-CN',
    title: '送清凉到一线',
    summary: '连日来，县总工会分头带队慰问高温下坚守岗位的职工。',
    byline: '宣教部',
    tags: ['送清凉'],
    organization: { id: root.id, code: root.code, name: root.name },
    column: null,
    cover: null,
    media: null,
    canonicalUrl: 'https://news.example/p/{slug}',
    publishedAt: '{at}',
    updatedAt: '{at}',
  };
  const filled = (parameter) =>
    `convert_to(replace(replace(replace(replace(${parameter}, '{id}', id::text), '{slug}', slug), '{at}',
       to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
       '{body}', ($4::text[])[1 + n % ${DIFFERENT_BODIES}]), 'UTF8')`;
  await client.query(
    `INSERT INTO delivery_documents (content_id, publication_id, revision_id, organization_id, org_path, type, slug, tags,
       state, published_at, updated_at, etag, document, summary, search)
     SELECT id, publication_id, revision_id, $1, ARRAY[$1::uuid], 'article', slug, '{送清凉}', 'live', at, at,
       '"' || md5(id::text) || '"', ${filled('$2')}, ${filled('$3')}, '''清凉'':1'::tsvector
     FROM item`,
    [
      root.id,
      JSON.stringify({ ...summary, source: null, article: { html: '{body}' } }),
      JSON.stringify(summary),
      bodies(),
    ],
  );
  const { rows } = await client.query('SELECT slug FROM item ORDER BY at DESC');
  // Not a change that anybody understands: every process drops all that it keeps.
  await client.query(`SELECT pg_notify('delivery_changed', 'bench')`);
  await client.query('COMMIT');
  await client.query('ANALYZE delivery_documents');
  return rows.map((row) => row.slug);
}

function bodies() {
  const random = seeded(4);
  return Array.from({ length: DIFFERENT_BODIES }, () =>
    Array.from({ length: PARAGRAPHS }, () => `<p>${chineseText(CHARACTERS, random)}</p>`).join(''),
  );
}
