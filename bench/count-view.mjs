/**
 * Views counted per second: `POST /delivery/v1/contents/{id}/views`, answered only when the view is safe, against two
 * limits on the same machine in the same run:
 *
 * - `redis`: bare Fastify, 202 after one script call to Redis that all requests of the moment share;
 * - `answer`: bare Fastify, 202 at once, counting nothing.
 *
 * One line of JSON per limit on standard output: {name, ours, limit, ratio}, requests per second, medians of
 * interleaved rounds; then what was counted against what was answered. Needs HAOJIAO_BENCH_URL, REDIS_URL and
 * DATABASE_URL (`npm run bench` sets them); HAOJIAO_BENCH_CONTENT_ID names a published item, else one is made.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';
import { onServerCore, pinProduct } from './lib/cores.mjs';
import { publishedItems } from './lib/published-items.mjs';

const ROUNDS = Number(process.env.HAOJIAO_BENCH_ROUNDS ?? 3);
const SECONDS = Number(process.env.HAOJIAO_BENCH_SECONDS ?? 4);
const CONNECTIONS = 100;
const agent =
  'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36';

if (process.argv[2] === 'serve') await serveBare(process.argv[3]);
else await measure();

async function measure() {
  const ours = requireEnvironment('HAOJIAO_BENCH_URL');
  requireEnvironment('REDIS_URL');
  const { isPinned } = pinProduct();
  const database = new pg.Client(requireEnvironment('DATABASE_URL'));
  await database.connect();
  const contentId =
    process.env.HAOJIAO_BENCH_CONTENT_ID || (await idOf(database, (await publishedItems(1))[0]));
  const path = `/delivery/v1/contents/${contentId}/views`;
  const limits = { redis: await startBare('redis'), answer: await startBare('answer') };
  const before = await countedViews(database, contentId);

  // The first seconds of a process are spent on compiling it.
  let { answered } = await fire(ours, path, SECONDS);
  for (const { url } of Object.values(limits)) await fire(url, path, SECONDS);
  const rates = { ours: [], redis: [], answer: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = await fire(ours, path, SECONDS);
    rates.ours.push(result.rate);
    answered += result.answered;
    for (const [name, { url }] of Object.entries(limits)) {
      rates[name].push((await fire(url, path, SECONDS)).rate);
    }
  }
  for (const { child } of Object.values(limits)) child.kill();

  const our = median(rates.ours);
  for (const name of Object.keys(limits)) {
    const limit = median(rates[name]);
    print({
      name: `count-view/${name}`,
      ours: our,
      limit,
      ratio: Number((our / limit).toFixed(3)),
      isPinned,
    });
  }
  // The worker moves once a second; requests cut off at the end of a round may be counted without an answer.
  await new Promise((done) => setTimeout(done, 5_000));
  const counted = (await countedViews(database, contentId)) - before;
  print({ name: 'count-view/kept', answered, counted, lost: Math.max(0, answered - counted) });
  await database.end();
  if (counted < answered) process.exitCode = 1;
}

/** Requests per second and answers with 202; any other answer is a failure of the measurement. */
async function fire(url, path, duration) {
  const requests = Array.from({ length: 500 }, () => ({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', 'user-agent': agent },
    body: JSON.stringify({ visitorId: randomUUID(), surface: 'page' }),
  }));
  const result = await autocannon({ url, connections: CONNECTIONS, duration, requests });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  }
  return { rate: Math.round(result['2xx'] / result.duration), answered: result['2xx'] };
}

/** The bare server in a process of its own, as the product is. */
async function startBare(kind) {
  const [command, ...args] = [
    ...onServerCore,
    process.execPath,
    fileURLToPath(import.meta.url),
    'serve',
    kind,
  ];
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A measurement that fails must not leave its servers behind.
  process.once('exit', () => child.kill());
  const url = await new Promise((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(String(line).trim()));
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}`)));
  });
  return { child, url };
}

async function serveBare(kind) {
  const app = Fastify();
  const count = kind === 'redis' ? sharedCounter() : null;
  app.post('/delivery/v1/contents/:id/views', async (_, reply) => {
    if (count) await count();
    return reply.code(202).send();
  });
  process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
}

/** One round trip at a time; whoever comes meanwhile shares the next. */
function sharedCounter() {
  const redis = new Redis(requireEnvironment('REDIS_URL'));
  redis.defineCommand('addBare', {
    numberOfKeys: 1,
    lua: "return redis.call('HINCRBY', KEYS[1], 'views', ARGV[1])",
  });
  let waiting = [];
  let isRunning = false;
  const run = async () => {
    isRunning = true;
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const bundle = waiting;
      waiting = [];
      await redis.addBare('{haojiao-bench}:bare', bundle.length);
      for (const done of bundle) done();
    }
    isRunning = false;
  };
  return () =>
    new Promise((done) => {
      waiting.push(done);
      if (!isRunning) void run();
    });
}

async function idOf(database, slug) {
  const { rows } = await database.query('SELECT id FROM contents WHERE slug = $1', [slug]);
  return rows[0].id;
}

async function countedViews(database, contentId) {
  const { rows } = await database.query(
    'SELECT coalesce(sum(views_raw), 0) AS views FROM view_counts WHERE content_id = $1',
    [contentId],
  );
  return Number(rows[0].views);
}

function median(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function requireEnvironment(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run: npm run bench count-view`);
  return value;
}
