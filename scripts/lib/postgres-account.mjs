import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const nobody = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root. Root therefore lends it the account "nobody", which is on every system without
 * adding anything to it, or the account that already owns the data.
 * @returns {{ uid: number, gid: number } | null} null: no change, we are an ordinary user
 */
export function postgresAccount(dataFolder) {
  if (process.getuid?.() !== 0) return null;
  if (!existsSync(dataFolder)) return nobody;
  const { uid, gid } = statSync(dataFolder);
  return uid === 0 ? nobody : { uid, gid };
}

/**
 * Where the database of a data folder lies: inside it, except for root in a place that "nobody" can't enter (a closed
 * root home, say); then below /var/lib, under a name made from the data folder's.
 */
export function databaseFolders(home) {
  const inside = { data: join(home, 'postgres'), spare: home };
  if (process.getuid?.() !== 0) return inside;
  if (existsSync(home)) chmodSync(home, statSync(home).mode | 0o111); // ours to open; what is in it is 0600 each
  if (canReach(home, nobody)) return inside;
  const name = createHash('sha256').update(resolve(home)).digest('hex').slice(0, 16);
  const shared = firstWritable(['/var/lib/haojiao', '/var/tmp/haojiao-root']);
  return { data: join(shared, name, 'postgres'), spare: shared };
}

/** Whether the account may pass through all folders above the path and execute (or enter) it. */
export function canReach(path, account) {
  if (account === null) return true;
  const shell = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account, cwd: '/' });
  return shell.status === 0;
}

function firstWritable(folders) {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (statSync(folder).uid === 0 && canReach(folder, nobody)) return folder;
    } catch {
      // Read-only here: the next one may do.
    }
  }
  return dirname(folders[0]);
}
