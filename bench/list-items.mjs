/**
 * The newest twenty of 10,000 items, and pages all over the list that nobody has at hand. Against bare Fastify with the
 * same bytes in memory (`list-items`, `list-items-cold/memory`), and against bare Fastify that gets the same bytes by one
 * prepared SELECT of a plain table (`list-items-cold`).
 */
import pg from 'pg';
import { measureAgainstBare } from './lib/against-bare.mjs';
import { compare, ourSide } from './lib/compare.mjs';
import { publishedItems } from './lib/published-items.mjs';
import { startBare, startBareSql } from './lib/start-bare.mjs';

const ITEMS = Number(process.env.HAOJIAO_BENCH_PUBLISHED ?? 10_000);
const PLAIN_PAGES = 500;

const base = process.env.HAOJIAO_BENCH_URL;
await publishedItems(ITEMS);
const list = `${base}/delivery/v1/contents?limit=20`;
await measureAgainstBare('list-items', list);

let asked = 0;
/** A made-up place in time: a well-formed cursor that no earlier request has asked for. */
function coldPath(pageSpread = ITEMS) {
  asked += 1;
  const at = new Date(Date.now() - ((asked * 7_919) % pageSpread) * 60_000 - asked).toISOString();
  const place = Buffer.from(JSON.stringify([at, '00000000-0000-7000-8000-000000000000'])).toString(
    'base64url',
  );
  return `/delivery/v1/contents?limit=20&cursor=${place}`;
}

const answer = await fetch(`${base}${coldPath()}`);
const mediaType = answer.headers.get('content-type');
const page = await answer.text();
await keepPlainPages(page);
const memory = await startBare(mediaType, Buffer.from(page));
const select = await startBareSql({ mediaType, read: 'SELECT page FROM bench_pages WHERE id = $1' });
let plain = 0;
const selectSide = {
  ...select,
  next: () => ({ path: `/${1 + (((plain += 1) * 7_919) % PLAIN_PAGES)}` }),
};
try {
  await compare(
    ourSide(base, () => ({ path: coldPath() })),
    { 'list-items-cold': selectSide, 'list-items-cold/memory': memory },
    { more: { bytes: Buffer.byteLength(page) } },
  );
} finally {
  memory.stop();
  select.stop();
  await withDatabase((client) => client.query('DROP TABLE bench_pages'));
}

async function keepPlainPages(text) {
  await withDatabase(async (client) => {
    await client.query('DROP TABLE IF EXISTS bench_pages');
    await client.query('CREATE TABLE bench_pages (id integer PRIMARY KEY, page text NOT NULL)');
    await client.query('INSERT INTO bench_pages SELECT n, $1 FROM generate_series(1, $2::integer) AS n', [
      text,
      PLAIN_PAGES,
    ]);
    await client.query('ANALYZE bench_pages');
  });
}

async function withDatabase(work) {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
