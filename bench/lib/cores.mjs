import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { readRunning } from '../../scripts/lib/running-file.mjs';

const SERVER_CORE = '0';
const OTHER_CORE = '1';
const tasksetWorks = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Words before the command of a bare server, so that it runs where the api runs. */
export const onServerCore = tasksetWorks ? ['taskset', '-c', SERVER_CORE] : [];

/**
 * Puts the api on one core and everything else (load generator, PostgreSQL, Redis, worker, sandbox) on another, until
 * this process ends. Without `taskset` or a second core nothing is moved.
 * @returns {{ isPinned: boolean, apiPid: number | null }}
 */
export function pinProduct() {
  const home = process.env.HAOJIAO_HOME;
  const facts = home ? readRunning(home) : null;
  if (!facts || !tasksetWorks) return { isPinned: false, apiPid: facts?.pids.api ?? null };
  const { api, ...others } = facts.pids;
  const servers = ['postgres', 'redis'].map((name) => pidOf(home, name)).filter(Boolean);
  const elsewhere = [process.pid, ...Object.values(others), ...servers, ...servers.flatMap(childrenOf)];
  move(api, SERVER_CORE);
  for (const pid of elsewhere) move(pid, OTHER_CORE);
  const every = `0-${cpus().length - 1}`;
  process.once('exit', () => {
    for (const pid of [api, ...elsewhere, ...servers.flatMap(childrenOf)]) move(pid, every);
  });
  return { isPinned: true, apiPid: api };
}

/** Milliseconds of processor time that a process and its threads have used so far; null where nobody tells. */
export function processorMs(pid) {
  if (!pid || !existsSync(`/proc/${pid}/stat`)) return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10; // fields 14 and 15 of proc(5), in ticks of 10 ms
}

/** The same of the api and of PostgreSQL together, of the product that runs in a data folder. */
export function servingMs(home) {
  const postgres = pidOf(home, 'postgres');
  const pids = [readRunning(home)?.pids.api, postgres, ...(postgres ? childrenOf(postgres) : [])];
  return pids.reduce((sum, pid) => sum + (processorMs(pid) ?? 0), 0);
}

function pidOf(home, name) {
  const record = join(home, 'run', `${name}.json`);
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).pid : null;
}

function childrenOf(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}

/** All threads; one that has ended meanwhile needs no place. */
function move(pid, cores) {
  spawnSync('taskset', ['-acp', cores, String(pid)]);
}
