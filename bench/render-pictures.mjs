/**
 * Large photographs through the product's own worker – queue, turns, renditions, storage, database –, from the moment it
 * took the first one to the moment the last one is ready, against sharp alone on the same pictures: see
 * `lib/bare-pictures.mjs`. Ours and the limit in short rounds in turn; the medians count.
 *
 * Two lines of JSON: `render-pictures/time` in pictures per second, and `render-pictures/cpu` in pictures per second of
 * processor time, which a busy machine disturbs less (Linux only). HAOJIAO_BENCH_PICTURES is how many.
 */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { Person } from '../scripts/demo/person.mjs';
import { presets, renderBare } from './lib/bare-pictures.mjs';
import { photographs } from './lib/photographs.mjs';

const PICTURES = Number(process.env.HAOJIAO_BENCH_PICTURES ?? 12);
const ROUNDS = Number(process.env.HAOJIAO_BENCH_ROUNDS ?? 3);
/** As many as the worker has in hand. */
const HANDS = availableParallelism() + 1;
const WITHIN_MS = 10 * 60_000;

const database = new pg.Client({ connectionString: process.env.DATABASE_URL });
await database.connect();
try {
  const pictures = await photographs(PICTURES);
  const ids = await uploadAll(pictures);
  await untilReady(ids);
  await renderBare(pictures.slice(0, 2), HANDS);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      limit: await measureBare(pictures),
      ours: await measureOurs(ids),
    });
  }
  print('time', rounds, ({ seconds }) => PICTURES / seconds);
  if (rounds.every(({ ours }) => ours.cpuSeconds > 0)) {
    print('cpu', rounds, ({ cpuSeconds }) => PICTURES / cpuSeconds);
  }
} finally {
  await database.end();
}

function print(kind, rounds, rateOf) {
  const ours = median(rounds.map((round) => rateOf(round.ours)));
  const limit = median(rounds.map((round) => rateOf(round.limit)));
  const ratios = rounds.map((round) => Number((rateOf(round.ours) / rateOf(round.limit)).toFixed(3)));
  console.log(
    JSON.stringify({
      name: `render-pictures/${kind}`,
      ours: Number(ours.toFixed(2)),
      limit: Number(limit.toFixed(2)),
      ratio: Number((ours / limit).toFixed(3)),
      unit: kind === 'time' ? 'pictures/s' : 'pictures/CPU s',
      pictures: PICTURES,
      rounds: ratios,
    }),
  );
}

async function measureBare(pictures) {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const made = await renderBare(pictures, HANDS);
  if (made !== pictures.length * presets.length) throw new Error(`sharp made ${made} renditions`);
  const { user, system } = process.cpuUsage(before);
  return {
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: (user + system) / 1e6,
  };
}

/**
 * Forgets the renditions and calls all pictures due, as an upload does; the worker's own sweep finds them. What it does
 * until it takes the first one is not counted.
 */
async function measureOurs(ids) {
  const since = new Date();
  await database.query('DELETE FROM asset_renditions WHERE asset_id = ANY($1)', [ids]);
  await database.query('UPDATE assets SET renditions_due = true WHERE id = ANY($1)', [ids]);
  const firstAt = await untilTaken(ids, since);
  const cpuBefore = workerCpuSeconds();
  const { lastAt } = await untilReady(ids);
  const cpuSeconds = workerCpuSeconds() - cpuBefore;
  const { rows } = await database.query(
    'SELECT count(*)::integer AS made FROM asset_renditions WHERE asset_id = ANY($1)',
    [ids],
  );
  if (rows[0].made !== ids.length * presets.length)
    throw new Error(`The worker made ${rows[0].made} renditions`);
  return { seconds: (lastAt - firstAt) / 1_000, cpuSeconds };
}

async function untilTaken(ids, since) {
  const deadline = Date.now() + WITHIN_MS;
  while (Date.now() < deadline) {
    const { rows } = await database.query(
      'SELECT min(claimed_at) AS first FROM asset_renderings WHERE asset_id = ANY($1) AND claimed_at > $2',
      [ids, since],
    );
    if (rows[0].first) return rows[0].first;
    await delay(20);
  }
  throw new Error('No picture was taken');
}

async function untilReady(ids) {
  const deadline = Date.now() + WITHIN_MS;
  while (Date.now() < deadline) {
    const { rows } = await database.query(
      `SELECT count(*)::integer AS ready FROM assets WHERE id = ANY($1) AND state = 'ready' AND NOT renditions_due`,
      [ids],
    );
    if (rows[0].ready === ids.length) return { lastAt: Date.now() };
    await delay(20);
  }
  throw new Error('Not all pictures became ready');
}

async function uploadAll(pictures) {
  const { HAOJIAO_BENCH_URL: url, HAOJIAO_BENCH_USERNAME: name, HAOJIAO_BENCH_PASSWORD: word } = process.env;
  const administrator = await Person.signIn(url, name, word);
  const mark = Date.now().toString(36);
  const unit = await administrator.post('/organizations', {
    name: `bench ${mark}`,
    code: `bench-${mark}`,
  });
  const words = {
    username: `bench-${mark}`,
    displayName: 'bench',
    password: 'Bench-2026-bugle',
  };
  const user = await administrator.post('/users', {
    ...words,
    organizationId: unit.id,
  });
  await administrator.put(`/organizations/${unit.id}/members/${user.id}`, {
    roles: ['author'],
  });
  const author = await Person.signIn(url, words.username, words.password);
  const ids = [];
  for (const picture of pictures) {
    const form = new FormData();
    form.set('organizationId', unit.id);
    form.set('file', new Blob([picture]), 'photo');
    ids.push((await author.post('/assets', form)).id);
  }
  return ids;
}

/** What the worker used so far; 0 where there is no /proc. */
function workerCpuSeconds() {
  const ticksPerSecond = 100;
  const { pids } = JSON.parse(readFileSync(join(process.env.HAOJIAO_HOME, 'running.json'), 'utf8'));
  const file = `/proc/${pids.worker}/stat`;
  if (!existsSync(file)) return 0;
  const fields = readFileSync(file, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
