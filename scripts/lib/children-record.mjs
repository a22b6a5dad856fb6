import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writePrivateJson } from './private-files.mjs';
import { commandLine, identify, isAlive, stopProcess } from './processes.mjs';

/** Those who use others stop first; PostgreSQL, which everyone uses, last. */
const stopOrder = ['api', 'worker', 'sandbox', 'redis', 'postgres'];
const stopSignals = { postgres: 'SIGINT' }; // "fast": SIGTERM would wait for every open connection

const folderOf = (home) => join(home, 'run');

/** Writes down which process serves as `name`, so that the next start can find what a killed launcher left. */
export function recordChild(home, name, pid, marker) {
  mkdirSync(folderOf(home), { recursive: true, mode: 0o700 });
  writePrivateJson(join(folderOf(home), `${name}.json`), { ...identify(pid), marker });
}

export function forgetChild(home, name) {
  rmSync(join(folderOf(home), `${name}.json`), { force: true });
}

/**
 * Stops what a killed predecessor left running in this data folder. A process counts as left over only when its number,
 * its start time and its command line all agree with the record; anything else is a stranger and is left alone.
 * @returns {Promise<string[]>} the names of what was stopped
 */
export async function stopLeftovers(home) {
  const stopped = [];
  for (const name of inStopOrder(recordedNames(home))) {
    const record = readJson(join(folderOf(home), `${name}.json`));
    if (record && isAlive(record) && commandLine(record.pid).some((word) => word.includes(record.marker))) {
      await stopProcess(record, { signal: stopSignals[name] ?? 'SIGTERM', waitMs: 20_000 });
      stopped.push(name);
    }
    forgetChild(home, name);
  }
  return stopped;
}

function recordedNames(home) {
  try {
    return readdirSync(folderOf(home))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

function inStopOrder(names) {
  const rank = (name) => (stopOrder.includes(name) ? stopOrder.indexOf(name) : -1);
  return names.sort((one, other) => rank(one) - rank(other));
}
