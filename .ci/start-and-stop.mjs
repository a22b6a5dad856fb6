/**
 * Starts the product by `npm start` on an empty data folder and a free port, waits for /health/ready = 200, stops it with
 * SIGTERM, and expects exit code 0 and no process left behind.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { discardDataFolder } from '../scripts/lib/data-folder.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { readRunning } from '../scripts/lib/running-file.mjs';

const readyWithinMs = 10 * 60_000; // may install and build first
const stopWithinMs = 180_000;

const home = mkdtempSync(join(tmpdir(), 'haojiao-ci-'));
const port = await freePort();
const npm = spawn('npm', ['start'], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env: { ...process.env, PORT: String(port), HAOJIAO_HOME: home },
});
const exited = new Promise((resolve) => npm.once('exit', (code, signal) => resolve(code ?? signal)));

const faults = [];
try {
  const launcher = await untilReady();
  process.kill(launcher, 'SIGTERM');
  const code = await Promise.race([exited, delay(stopWithinMs, 'still running', { ref: false })]);
  if (code !== 0) faults.push(`npm start ended with ${code} instead of 0`);
  const left = processesOf(home);
  if (left.length > 0)
    faults.push(`left behind:\n${left.map(({ pid, words }) => `  ${pid} ${words}`).join('\n')}`);
} catch (error) {
  faults.push(error.message);
} finally {
  for (const { pid } of processesOf(home)) tryToKill(pid);
  if (npm.exitCode === null) npm.kill('SIGKILL');
  await delay(200);
  discardDataFolder(home);
}
for (const fault of faults) process.stderr.write(`start and stop: ${fault}\n`);
process.stdout.write(`--- start and stop: ${faults.length === 0 ? 'passed' : 'FAILED'}\n`);
process.exit(faults.length === 0 ? 0 : 1);

/** @returns {Promise<number>} the process number of the launcher */
async function untilReady() {
  const deadline = Date.now() + readyWithinMs;
  const gone = exited.then((code) => ({ code }));
  let answer = 'no answer';
  while (Date.now() < deadline) {
    answer = await ask(`http://127.0.0.1:${port}/health/ready`);
    const running = readRunning(home);
    if (answer === 200 && running) return running.pid;
    const early = await Promise.race([gone, delay(200)]);
    if (early) throw new Error(`npm start ended with ${early.code} before it was ready`);
  }
  throw new Error(`/health/ready: ${answer} after ${readyWithinMs / 1000} s`);
}

async function ask(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).status;
  } catch (error) {
    return error.cause?.code ?? error.name;
  }
}

/** Whatever names the data folder on its command line or in its environment, ourselves excepted. */
function processesOf(folder) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((name) => ({ pid: Number(name), words: read(name, 'cmdline'), environment: read(name, 'environ') }))
    .filter(({ words, environment }) => words.includes(folder) || environment.includes(folder));
}

function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function tryToKill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone meanwhile.
  }
}
