/**
 * What a second worker adds, and what the ledger costs:
 *
 * - `two-workers/wechat`: publications per second with two workers, against one;
 * - `round-trips/ledger`: the ledger's round trips to PostgreSQL for one publication to WeChat (taking it, intents and
 *   results, the outcome with its transaction), against its steps. `ours` is that sum, `limit` the number of steps,
 *   `ratio` round trips a step. Counted by a proxy between the second worker and PostgreSQL; what it makes while idle is
 *   counted before and taken off.
 * - `round-trips/all`: the same with everything else: reading what was approved, budgets, tokens, the trail.
 *
 * Needs the environment that `npm run bench` sets, with the sandbox on, and Linux (the second worker gets the first
 * one's environment from /proc).
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { countingProxy } from './lib/counting-proxy.mjs';
import { openNewsroom } from './lib/newsroom.mjs';

const ITEMS = Number(process.env.HAOJIAO_BENCH_ITEMS ?? 300);
const ITEMS_PER_WECHAT_ACCOUNT = 40;
const LEAD_MS = 10_000 + ITEMS * 100;
const WITHIN_MS = 5 * 60_000;

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
/** Statements on the ledger's own tables, and the transactions in which it settles. */
const LEDGER = /publications|publication_steps|publication_attempts|START TRANSACTION|COMMIT/;
const proxy = await countingProxy(process.env.DATABASE_URL, LEDGER);
let second;
try {
  const room = await openNewsroom(Math.ceil((2 * ITEMS) / ITEMS_PER_WECHAT_ACCOUNT));
  const half = room.wechat.length / 2;
  const alone = await publishAll(room, await room.approvedItems(ITEMS), room.wechat.slice(0, half));
  second = startWorker();
  await delay(5_000);
  const idleFrom = proxy.roundTrips();
  await delay(5_000);
  const idlePerSecond = perSecond(idleFrom, proxy.roundTrips(), 5);
  const items = await room.approvedItems(ITEMS);
  const both = await publishAll(room, items, room.wechat.slice(half), idlePerSecond);
  print({ name: 'two-workers/wechat', ours: both.rate, limit: alone.rate, unit: 'publications/s' });
  for (const [name, kind] of [
    ['round-trips/ledger', 'own'],
    ['round-trips/all', 'all'],
  ]) {
    print({ name, ours: both.roundTrips[kind], limit: both.steps, unit: 'per publication' });
  }
} finally {
  second?.kill('SIGTERM');
  proxy.close();
  await database.end();
}

function print({ name, ours, limit, unit }) {
  const ratio = Number((ours / limit).toFixed(2));
  console.log(
    JSON.stringify({ name, ours: Number(ours.toFixed(1)), limit: Number(limit.toFixed(1)), ratio, unit }),
  );
}

/** A worker as the product's own, but through the proxy. */
function startWorker() {
  const { pids } = JSON.parse(readFileSync(join(process.env.HAOJIAO_HOME, 'running.json'), 'utf8'));
  const environment = readFileSync(`/proc/${pids.worker}/environ`, 'utf8')
    .split('\0')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
  return spawn(process.execPath, ['dist/apps/worker/src/main.js'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...Object.fromEntries(environment), DATABASE_URL: proxy.url },
  });
}

function perSecond(from, to, seconds) {
  return { all: (to.all - from.all) / seconds, own: (to.own - from.own) / seconds };
}

async function publishAll(room, contents, accounts, idlePerSecond = { all: 0, own: 0 }) {
  const due = new Date(Date.now() + LEAD_MS);
  const ids = await room.plan(contents, accounts, due);
  const waitMs = due.getTime() - Date.now();
  if (waitMs < 0) throw new Error(`Planning took longer than ${LEAD_MS} ms; use fewer items`);
  await delay(waitMs);
  const from = proxy.roundTrips();
  const lastAt = await untilOut(ids);
  const seconds = (lastAt.getTime() - due.getTime()) / 1_000;
  const elapsed = (Date.now() - due.getTime()) / 1_000;
  const made = perSecond(from, proxy.roundTrips(), elapsed);
  const { publications, steps } = await workOfSecond(ids);
  const each = (kind) => ((made[kind] - idlePerSecond[kind]) * elapsed) / publications;
  return {
    rate: ids.length / seconds,
    roundTrips: { all: each('all'), own: each('own') },
    steps: steps / publications,
  };
}

/** What the second worker did, by the ledger's own record. */
async function workOfSecond(ids) {
  if (!second) return { publications: 1, steps: 1 };
  const { rows } = await database.query(
    `SELECT count(DISTINCT a.publication_id)::integer AS publications, count(s.id)::integer AS steps
     FROM publication_attempts a LEFT JOIN publication_steps s
       ON s.publication_id = a.publication_id AND s.fence = a.fence
     WHERE a.publication_id = ANY($1) AND a.kind = 'publish' AND a.worker LIKE '%:' || $2`,
    [ids, second.pid],
  );
  return rows[0];
}

async function untilOut(ids) {
  const deadline = Date.now() + WITHIN_MS;
  while (Date.now() < deadline) {
    await delay(250);
    const { rows } = await database.query(
      `SELECT count(DISTINCT publication_id)::integer AS out, max(ended_at) AS last_at FROM publication_attempts
       WHERE publication_id = ANY($1) AND kind = 'publish' AND outcome = 'awaiting_platform'`,
      [ids],
    );
    if (rows[0].out === ids.length) return rows[0].last_at;
  }
  throw new Error('Not all of them are out');
}
