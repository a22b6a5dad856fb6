import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.mjs';
import { readJson, writePrivateJson } from './private-files.mjs';
import { commandLine, identify, isAlive } from './processes.mjs';

/**
 * Makes sure that one program at a time works in a data folder. Redis doesn't lock its files: two servers on one
 * append-only file would ruin it without a word. The lock names its holder by number *and* start time, so what
 * a killed holder left behind is recognised even when its number is in use again.
 * @returns {() => void} gives the lock back
 */
export function lockFolder(home) {
  const path = join(home, 'lock.json');
  const mine = { ...identify(process.pid), command: commandLine(process.pid).join(' ') };
  const draft = join(home, `lock.${process.pid}.json`);
  writePrivateJson(draft, mine);
  try {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryToTake(draft, path)) return () => release(path, mine);
      refuseIfHeld(path, home);
      setStaleLockAside(path, home);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw held(home, readJson(path));
}

/** A hard link is created whole or not at all, and never over an existing file. */
function tryToTake(draft, path) {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function refuseIfHeld(path, home) {
  const holder = readJson(path);
  const itself = holder?.pid === process.pid;
  if (holder && !itself && isAlive(holder) && isOneOfOurs(holder)) throw held(home, holder);
}

/** The command line is the second witness beside the start time, for systems whose clock ticks are coarse. */
function isOneOfOurs(holder) {
  const words = commandLine(holder.pid).join(' ');
  return words === '' || words === holder.command;
}

function setStaleLockAside(path, home) {
  const aside = join(home, `lock.stale.${process.pid}.json`);
  const before = readQuietly(path);
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Another starter may have been quicker and put its own lock there between our look and our move: give it back.
  if (before !== null && readQuietly(aside) !== before) tryToTake(aside, path);
  rmSync(aside, { force: true });
}

function readQuietly(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function release(path, mine) {
  const holder = readJson(path);
  if (holder?.pid === mine.pid && holder.startedAt === mine.startedAt) rmSync(path, { force: true });
}

function held(home, holder) {
  const pid = holder?.pid ?? '?';
  return new StartFailure({
    zh: `号角已在 ${home} 运行（进程 ${pid}）：先停止它（kill ${pid}），或用 HAOJIAO_HOME 指定其他数据目录`,
    en: `Haojiao already runs in ${home} (process ${pid}): stop it first (kill ${pid}), or use another data folder with HAOJIAO_HOME=/other/folder npm start`,
  });
}
