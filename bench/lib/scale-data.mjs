import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { seeded } from './chinese-text.mjs';
import { openScaleNewsroom } from './scale-newsroom.mjs';
import { bucketHours, bucketRows, contentRows, deliveredRows, itemRows } from './scale-rows.mjs';
import { keepSketches, uniteSketches } from './scale-visitors.mjs';
import { withoutIndexes } from './without-indexes.mjs';

const ITEMS_AT_ONCE = 20_000;
const WRITERS = 3;
const DIFFERENT_TEXTS = 2_000;
/** Of the days of which the bench's figures are. */
const RULE = 'page_view.v1';
/** After the last item there is room for its last views. */
const TAIL_DAYS = 12;
/** Advisory locks of the product's sweeps that fold tallies and visitors. */
const FOLDING_LOCKS = [7_204_390, 7_204_391];
const tables = [
  'contents',
  'content_revisions',
  'reviews',
  'publications',
  'delivery_documents',
  'delivery_archive',
  'view_counts',
  'view_days',
  'visitor_sketches',
  'report_placements',
];

/**
 * Fills a product with items that went out over the last whole year, with all that the product would have of them where they are
 * read, listed and reported: revisions, approved reviews, posts, documents with their words for search, the archive, views by
 * hour and by day, visitors' sketches, and the reports' sums with their unions of visitors.
 * @param {{ url: string, username: string, password: string, databaseUrl: string, redisUrl: string }} product
 * @param {{ items: number, buckets: number, characters: number }} size
 * @param {(words: string) => void} tell progress
 * @returns {Promise<object>} the year, units, and who may read everything
 */
export async function fillAtScale(product, { items, buckets, characters }, tell) {
  const client = await connect(product);
  try {
    const random = seeded(items);
    const newsroom = await openScaleNewsroom(client, product, characters, random);
    await keepSketches(client, product.redisUrl, random);
    const {
      rows: [author],
    } = await client.query('SELECT id FROM users ORDER BY created_at LIMIT 1');
    const year = new Date().getUTCFullYear() - 1;
    const startsAt = Date.parse(`${year}-01-01T00:00:00+08:00`);
    const endsAt = Date.parse(`${year + 1}-01-01T00:00:00+08:00`) - TAIL_DAYS * 86_400_000;
    // The sweeps wait for their turn until the unions are there.
    for (const lock of FOLDING_LOCKS) await client.query('SELECT pg_advisory_lock($1)', [lock]);
    let next = 1;
    let done = 0;
    const writeSome = async () => {
      const writer = await connect(product);
      // No trigger and no check of foreign keys, row by row: in the bench's own database, thrown away afterwards. What
      // triggers would have noted is made from the facts by `rebuild_report_figures`.
      await writer.query('SET session_replication_role = replica');
      await writer.query(`SET work_mem = '64MB'`);
      while (next <= items) {
        const first = next;
        const last = Math.min(items, first + ITEMS_AT_ONCE - 1);
        next = last + 1;
        await writer.query('BEGIN');
        await writer.query(itemRows, [
          ...[first, last, items, newsroom.units.length, DIFFERENT_TEXTS],
          ...[new Date(startsAt), endsAt - startsAt],
        ]);
        await writer.query('CREATE INDEX ON item (id)');
        await writer.query('ANALYZE item');
        for (const statement of contentRows)
          await writer.query(statement, parametersFor(statement, author.id));
        for (const statement of deliveredRows) await writer.query(statement);
        for (const [statement, isOfHours] of bucketRows)
          await writer.query(statement, isOfHours ? [bucketHours(buckets), RULE] : []);
        await writer.query('COMMIT');
        done += last - first + 1;
        if (done === items || done % (5 * ITEMS_AT_ONCE) === 0) tell(`${done} of ${items} items`);
      }
      await writer.end();
    };
    const write = () => Promise.all(Array.from({ length: WRITERS }, writeSome));
    await withoutIndexes(client, tables, write, tell);
    await timed(tell, 'VACUUM ANALYZE', () => client.query('VACUUM (ANALYZE)'));
    const rebuildSeconds = await timed(tell, 'rebuild_report_figures()', () =>
      client.query('SELECT rebuild_report_figures()'),
    );
    await timed(tell, 'unions of visitors', () =>
      uniteSketches(
        client,
        product.redisUrl,
        RULE,
        newsroom.units.map(({ id }) => id),
      ),
    );
    await client.query('TRUNCATE report_sketch_marks');
    // Not a change that anybody understands: every process drops all that it keeps.
    await client.query(`SELECT pg_notify('delivery_changed', 'bench')`);
    await client.query('VACUUM (ANALYZE) report_tallies, report_item_views, report_visitors');
    await client.query('CHECKPOINT');
    const {
      rows: [{ bytes }],
    } = await client.query('SELECT pg_database_size(current_database()) AS bytes');
    return { ...newsroom, year, startsAt, endsAt, rebuildSeconds, databaseBytes: Number(bytes) };
  } finally {
    await client.end();
  }
}

async function connect({ databaseUrl }) {
  const client = new pg.Client({ connectionString: databaseUrl, statement_timeout: 0 });
  await client.connect();
  return client;
}

const parametersFor = (statement, authorId) => (statement.includes('$1') ? [authorId] : []);

async function timed(tell, words, work) {
  const startedAt = performance.now();
  await work();
  const seconds = Number(((performance.now() - startedAt) / 1_000).toFixed(1));
  tell(`${words}: ${seconds} s`);
  return seconds;
}
