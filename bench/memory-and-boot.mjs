/**
 * How much memory the api has and how soon it is there. One line of JSON each, with the budget that it has to keep:
 *
 * - `memory/idle`: the api of this run after a minute's rest, or a second one of the same build beside it where the first
 *   has already worked; `memory/load`: the most during 20 seconds of reading, listing and counting;
 * - `boot/api`: from starting the process to its first `/health/ready`, databases and files being there;
 * - `boot/all`: `npm start` on a folder that was started before, until it says that it is ready.
 *
 * `residentMb` is what the system charges the process with; `ownMb` is what only it has, without pages of files (the
 * programs and libraries themselves) that all processes share. Times are the best of three: a busy machine only adds.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import autocannon from 'autocannon';
import { discardDataFolder } from '../scripts/lib/data-folder.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { nodeFlags, programs, root } from '../scripts/lib/project.mjs';
import { readRunning } from '../scripts/lib/running-file.mjs';
import { processorMs } from './lib/cores.mjs';
import { publishedItems } from './lib/published-items.mjs';

const TIMES = 3;
const REST_MS = Number(process.env.HAOJIAO_BENCH_REST_MS ?? 15_000);
const LOAD_SECONDS = Number(process.env.HAOJIAO_BENCH_LOAD_SECONDS ?? 20);

const slugs = await publishedItems(1_000);
const boots = [];
for (let time = 0; time < TIMES; time += 1) {
  const api = await startApi();
  boots.push(api);
  if (time < TIMES - 1) await api.stop();
}
const api = boots.at(-1);
tell(
  'boot/api',
  { ms: best(boots, 'readyMs'), processorMs: best(boots, 'processorMs'), budgetMs: 1_500 },
  'ms',
);
await delay(REST_MS);
tell('memory/idle', { ...memoryOf(api.pid), budgetMb: 150 }, 'residentMb');
tell('memory/load', { ...(await underLoad(api)), budgetMb: 300 }, 'residentMb');
await api.stop();
tell('boot/all', { ms: await bestStart(), budgetMs: 5_000 }, 'ms');

/** A second api beside the one of this run, on a port of its own and the same databases. */
async function startApi() {
  const facts = readRunning(process.env.HAOJIAO_HOME);
  const running = readFileSync(`/proc/${facts.pids.api}/environ`, 'utf8').split('\0').filter(Boolean);
  const port = await freePort();
  const env = {
    ...Object.fromEntries(running.map((line) => line.split(/=(.*)/s).slice(0, 2))),
    PORT: String(port),
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, programs.api], { cwd: root, env, stdio: 'ignore' });
  process.once('exit', () => child.kill());
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error(`The api ended with ${child.exitCode}`);
    await delay(10);
  }
  const exited = new Promise((resolve) => child.once('exit', resolve));
  return {
    url,
    pid: child.pid,
    readyMs: Math.round(performance.now() - startedAt),
    processorMs: processorMs(child.pid),
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** The most of a second's looks while readers come. */
async function underLoad({ url, pid }) {
  let asked = 0;
  const nextPath = () => {
    asked += 1;
    if (asked % 4 === 0) return `/p/${slugs[asked % slugs.length]}`;
    if (asked % 4 === 1)
      return `/delivery/v1/contents?limit=20&type=article&to=${2100 + (asked % 800)}-01-01T00:00:00Z`;
    return `/delivery/v1/contents/${slugs[asked % slugs.length]}`;
  };
  const shots = autocannon({
    url,
    connections: 50,
    duration: LOAD_SECONDS,
    requests: [{ setupRequest: (request) => ({ ...request, path: nextPath() }) }],
  });
  let most = memoryOf(pid);
  for (let second = 0; second < LOAD_SECONDS; second += 1) {
    await delay(1_000);
    const now = memoryOf(pid);
    if (now.residentMb > most.residentMb) most = now;
  }
  const { requests } = await shots;
  return { ...most, requestsPerSecond: Math.round(requests.average) };
}

/** In megabytes of a million bytes. */
function memoryOf(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const megabytes = (name) =>
    Math.round((Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)[1]) * 1_024) / 1e6);
  return { residentMb: megabytes('Rss'), ownMb: megabytes('Anonymous') };
}

/** The second start of a folder: it is installed, built and migrated. */
async function bestStart() {
  const home = mkdtempSync(join(tmpdir(), 'haojiao-boot-'));
  const port = await freePort();
  const times = [];
  try {
    for (let time = 0; time <= TIMES; time += 1) {
      const tookMs = await startAll(home, port);
      // The first makes the databases.
      if (time > 0) times.push(tookMs);
    }
  } finally {
    discardDataFolder(home);
  }
  return Math.round(Math.min(...times));
}

async function startAll(home, port) {
  const env = { ...process.env, HAOJIAO_HOME: home, PORT: String(port) };
  delete env.DATABASE_URL;
  delete env.REDIS_URL;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    stdio: 'ignore',
    env,
  });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  while (!existsSync(join(home, 'running.json'))) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await delay(10);
  }
  const tookMs = performance.now() - startedAt;
  child.kill('SIGTERM');
  await exited;
  return tookMs;
}

function best(starts, figure) {
  return Math.min(...starts.map((start) => start[figure]));
}

function tell(name, figures, judged) {
  const budget = figures.budgetMs ?? figures.budgetMb;
  console.log(
    JSON.stringify({ name: `memory-and-boot/${name}`, ...figures, isWithin: figures[judged] < budget }),
  );
}
