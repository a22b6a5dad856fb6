import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Person } from '../../scripts/demo/person.mjs';
import { chineseText } from './chinese-text.mjs';

const DISTRICTS = 4;
const BELOW_EACH = 4;
const columns = [
  { code: 'news', name: '工会要闻' },
  { code: 'grassroots', name: '基层动态' },
  { code: 'notices', name: '通知公告' },
];
const DIFFERENT_TEXTS = 2_000;
const TEXTS_AT_ONCE = 200;
/** One item in a hundred has the second. */
export const TAGS = ['送清凉', '劳模'];
const byline = '宣教部';
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Units with their columns and sites, made by the api, and what items are made of, in tables of the bench's own. */
export async function openScaleNewsroom(client, product, characters, random) {
  const administrator = await Person.signIn(product.url, product.username, product.password);
  const {
    rows: [top],
  } = await client.query('SELECT id FROM organizations WHERE parent_id IS NULL');
  const units = [];
  for (let district = 1; district <= DISTRICTS; district += 1) {
    const above = await aUnit(administrator, top.id, `district-${district}`);
    units.push(above);
    for (let place = 1; place <= BELOW_EACH; place += 1)
      units.push(await aUnit(administrator, above.id, `street-${district}-${place}`));
  }
  await client.query(
    `CREATE TABLE bench_units AS
     SELECT u.number::integer - 1 AS n, o.id, o.path, (SELECT min(a.id::text)::uuid FROM channel_accounts a
              WHERE a.organization_id = o.id AND a.platform = 'site') AS account_id,
            format('"organization":{"id":"%s","code":"%s","name":"%s"}', o.id, o.code, o.name) AS words
     FROM unnest($1::uuid[]) WITH ORDINALITY u (id, number) JOIN organizations o USING (id)`,
    [units.map(({ id }) => id)],
  );
  await client.query(
    `CREATE TABLE bench_columns AS
     SELECT u.n AS unit, array_position($1::text[], c.code) - 1 AS n, c.id, c.code,
            format('"column":{"id":"%s","code":"%s","name":"%s"}', c.id, c.code, c.name) AS words
     FROM columns c JOIN bench_units u ON u.id = c.organization_id`,
    [columns.map(({ code }) => code)],
  );
  await keepTexts(client, characters, random);
  return { administrator, rootId: top.id, units };
}

async function aUnit(administrator, parentId, code) {
  const unit = await administrator.post('/organizations', { name: `${code} 总工会`, code, parentId });
  for (const column of columns) await administrator.post('/columns', { organizationId: unit.id, ...column });
  return unit;
}

/** Each with its words for search as the product makes them. Places for what differs by item are `format`'s. */
async function keepTexts(client, characters, random) {
  const built = join(root, 'dist/libs/features/delivery/src/search/search-fields.js');
  if (!existsSync(built)) throw new Error('Run it by npm run bench, which builds first');
  const { searchVectorOf } = createRequire(import.meta.url)(built);
  await client.query(
    `CREATE TABLE bench_texts (n integer PRIMARY KEY, place integer, title text, tags text[], search tsvector, revision text,
       summary text, body text)`,
  );
  for (let from = 0; from < DIFFERENT_TEXTS; from += TEXTS_AT_ONCE) {
    const rows = Array.from({ length: TEXTS_AT_ONCE }, (_, index) =>
      aText(from + index, chineseText(characters, random), searchVectorOf),
    );
    await client.query(
      `INSERT INTO bench_texts SELECT n, place, title, tags, search::tsvector, revision, summary, body
       FROM jsonb_to_recordset($1::jsonb)
         AS t (n integer, place integer, title text, tags text[], search text, revision text, summary text, body text)`,
      [JSON.stringify(rows)],
    );
  }
}

function aText(n, text, searchVectorOf) {
  const place = n % columns.length;
  const words = {
    title: text.slice(0, 20),
    summary: text.slice(20, 80),
    byline,
    tags: n % 100 === 7 ? TAGS : TAGS.slice(0, 1),
  };
  const { title, summary, tags } = words;
  const html = `<p>${text}</p>`;
  const revision = {
    ...{ type: 'article', title, summary, slug: '%1$s', locale: 'zh-CN', byline, tags },
    ...{ coverAssetId: null, source: null, columnId: '%2$s', variants: {}, coAuthorIds: [], assets: {} },
    article: { html },
  };
  const before = { slug: '%3$s', type: 'article', locale: 'zh-CN', title, summary, byline, tags };
  const after = {
    ...{ cover: null, media: null, canonicalUrl: 'https://news.example/p/%3$s' },
    ...{ publishedAt: '%4$s', updatedAt: '%4$s' },
  };
  return {
    n,
    place,
    title,
    tags,
    search: searchVectorOf({ ...words, column: columns[place], article: { html } }),
    revision: JSON.stringify(revision),
    summary: [inner(before), '%1$s', '%2$s', inner(after)].join(','),
    body: `,${inner({ source: null, article: { html } })}}`,
  };
}

/** Of an object's JSON what stands between its braces. */
const inner = (object) => JSON.stringify(object).slice(1, -1);
