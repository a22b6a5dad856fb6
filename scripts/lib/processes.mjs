import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const hasProc = existsSync('/proc/self/stat');
let parentDeathSignal;

/**
 * A process number alone says little, because numbers are used again. Together with the moment of its start (and the
 * boot it belongs to) it names one process for good.
 * @returns {{ pid: number, startedAt: string } | null} null when no such process lives
 */
export function identify(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  return hasProc ? identifyByProc(pid) : identifyByPs(pid);
}

function identifyByProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z' || state === 'X') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { pid, startedAt: `${boot}:${rest[18]}` }; // field 22 of proc(5): start time in ticks since boot
  } catch {
    return null;
  }
}

function identifyByPs(pid) {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const startedAt = stdout?.trim();
  return status === 0 && startedAt ? { pid, startedAt } : null;
}

/** True while exactly this process lives; a successor with the same number doesn't count. */
export function isAlive(identity) {
  return identity != null && identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Parent, its parent and so on, nearest first; as far as the system tells. */
export function ancestors(pid) {
  const found = [];
  for (let parent = parentOf(pid); parent > 1; parent = parentOf(parent)) found.push(identify(parent));
  return found.filter(Boolean);
}

function parentOf(pid) {
  if (!hasProc)
    return Number(spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

/** The words a process was started with; empty when it is gone or hidden from us. */
export function commandLine(pid) {
  try {
    if (hasProc) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout?.trim().split(/\s+/).filter(Boolean) ?? [];
}

/**
 * Starts a server that outlives neither us nor a Ctrl-C meant for us: it gets a process group of its own (so that the
 * terminal doesn't interrupt the database before the programs using it), and where `setpriv` exists the kernel
 * sends it `dieWith` when this process is killed outright.
 */
export function startServer(command, args, { dieWith = 'SIGTERM', ...options } = {}) {
  const wrapped = canFollowParent();
  return spawn(
    wrapped ? 'setpriv' : command,
    wrapped ? ['--pdeathsig', dieWith.slice(3), command, ...args] : args,
    { detached: true, ...options },
  );
}

function canFollowParent() {
  parentDeathSignal ??= spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return parentDeathSignal;
}

/** Waits until the process is gone; false when it still lives after `waitMs`. */
export async function waitUntilGone(identity, waitMs) {
  const deadline = Date.now() + waitMs;
  while (isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** Asks with `signal`, waits `waitMs`, then insists with `force`. Answers whether asking was enough. */
export async function stopProcess(identity, { signal = 'SIGTERM', waitMs = 10_000, force = 'SIGKILL' } = {}) {
  if (!isAlive(identity)) return true;
  signalProcess(identity, signal);
  if (await waitUntilGone(identity, waitMs)) return true;
  signalProcess(identity, force);
  await waitUntilGone(identity, 10_000);
  return false;
}

export function signalProcess(identity, signal) {
  try {
    if (isAlive(identity)) process.kill(identity.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
