/**
 * Publications per second through the ledger, from the moment all of them are due to the last one that is out:
 *
 * - `publish/site` against `commit`: as many connections as the worker has hands, one committed row for each item;
 * - `publish/wechat` against `calls`: as many loops making the same calls to the same simulated platform, which answers
 *   without delay, with nothing written down. Out means taken by the platform, which reviews later (`awaiting_platform`).
 *
 * One line of JSON each: {name, ours, limit, ratio, unit}, publications per second. The limit is measured before and
 * after ours. Needs the environment that `npm run bench` sets, with the sandbox on; HAOJIAO_BENCH_ITEMS is how many.
 */
import pg from 'pg';
import { commitRows } from './lib/bare-commits.mjs';
import { callWechat } from './lib/bare-wechat.mjs';
import { openNewsroom } from './lib/newsroom.mjs';

const ITEMS = Number(process.env.HAOJIAO_BENCH_ITEMS ?? 300);
/** One account may submit 95 times a day without touching what is kept back for people. */
const ITEMS_PER_WECHAT_ACCOUNT = 75;
/** What one worker has in hand at once on one platform. */
const HANDS = 8;
const LEAD_MS = 10_000 + ITEMS * 100;
const WITHIN_MS = 5 * 60_000;

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
try {
  const room = await openNewsroom(Math.ceil(ITEMS / ITEMS_PER_WECHAT_ACCOUNT));
  const contents = await room.approvedItems(ITEMS);
  await compare('publish/site', room, contents, [room.site], () => commitRows(ITEMS, HANDS));
  await compare('publish/wechat', room, contents, room.wechat, () => callWechat(ITEMS, HANDS, room));
} finally {
  await database.end();
}

async function compare(name, room, contents, accounts, measureBare) {
  await measureBare(); // warms up connections and code
  const before = await measureBare();
  const ours = await publishAll(room, contents, accounts);
  const limit = (before + (await measureBare())) / 2;
  const line = { name, ours: round(ours), limit: round(limit), ratio: Number((ours / limit).toFixed(3)) };
  console.log(JSON.stringify({ ...line, unit: 'publications/s', items: contents.length }));
}

async function publishAll(room, contents, accounts) {
  const due = new Date(Date.now() + LEAD_MS);
  const ids = await room.plan(contents, accounts, due);
  if (Date.now() > due.getTime()) throw new Error(`Planning took longer than ${LEAD_MS} ms; use fewer items`);
  const lastAt = await untilOut(ids);
  return ids.length / ((lastAt.getTime() - due.getTime()) / 1_000);
}

/** When the last of them was out, by the ledger's own record of its attempts. */
async function untilOut(ids) {
  const deadline = Date.now() + LEAD_MS + WITHIN_MS;
  while (Date.now() < deadline) {
    await new Promise((done) => setTimeout(done, 1_000));
    const { rows } = await database.query(
      `SELECT count(*)::integer AS out, max(ended_at) AS last_at FROM (
         SELECT publication_id, min(ended_at) AS ended_at FROM publication_attempts
         WHERE publication_id = ANY($1) AND outcome IN ('published', 'awaiting_platform')
         GROUP BY publication_id) AS first_success`,
      [ids],
    );
    if (rows[0].out === ids.length) return rows[0].last_at;
  }
  const { rows } = await database.query(
    'SELECT state, failure->>$2 AS failure, count(*) FROM publications WHERE id = ANY($1) GROUP BY 1, 2',
    [ids, 'code'],
  );
  throw new Error(`Not all of them are out: ${JSON.stringify(rows)}`);
}

function round(perSecond) {
  return Number(perSecond.toFixed(1));
}
