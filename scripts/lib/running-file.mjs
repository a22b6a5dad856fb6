import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writePrivateJson } from './private-files.mjs';
import { identify, isAlive } from './processes.mjs';

const pathOf = (home) => join(home, 'running.json');

/** Tells the demo, the tests and operators how to reach what runs in this data folder. Readable by the owner only. */
export function writeRunning(home, facts) {
  writePrivateJson(pathOf(home), { ...identify(process.pid), ...facts });
}

export function removeRunning(home) {
  rmSync(pathOf(home), { force: true });
}

/** What runs in the data folder, or null; a file left by a killed launcher counts as nothing. */
export function readRunning(home) {
  const facts = readJson(pathOf(home));
  return facts && isAlive({ pid: facts.pid, startedAt: facts.startedAt }) ? facts : null;
}
