import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { explainFileError, StartFailure } from './failure.mjs';
import { databaseFolders } from './postgres-account.mjs';
import { writePrivate } from './private-files.mjs';

const megabyte = 1024 * 1024;
const neededByNewFolder = 300 * megabyte; // a new cluster, Redis and room for their logs
const neededByOldFolder = 50 * megabyte;

/** Makes the data folder and proves that it can be written. @returns {string} its absolute path */
export function openDataFolder(path) {
  const home = resolve(path);
  try {
    makeFolder(home);
    accessSync(home, constants.W_OK | constants.X_OK);
    requireSpace(home, existsSync(join(home, 'secrets.json')) ? neededByOldFolder : neededByNewFolder);
    const probe = `${home}/.writable`;
    writePrivate(probe, 'x'.repeat(64 * 1024));
    rmSync(probe);
  } catch (error) {
    throw explainFileError(error, home);
  }
  return home;
}

/** Step by step: Node's own recursive mkdir never returns where the system answers "no such folder" to a creation. */
function makeFolder(path) {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (error.code === 'EEXIST' && statSync(path).isDirectory()) return;
    const isMissingParent = error.code === 'ENOENT' && !existsSync(dirname(path));
    if (!isMissingParent) throw error;
    makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
  }
}

export function requireSpace(folder, bytes) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= bytes) return;
  const megabytes = (count) => `${Math.floor(count / megabyte)} MB`;
  throw new StartFailure({
    zh: `${folder} 所在磁盘只剩 ${megabytes(free)}，至少需要 ${megabytes(bytes)}：请清理磁盘，或用 HAOJIAO_HOME 指定其他位置`,
    en: `The disk of ${folder} has ${megabytes(free)} left, at least ${megabytes(bytes)} are needed: free some space, or choose another place with HAOJIAO_HOME=/other/folder npm start`,
  });
}

/** Removes a data folder that was made for a test, the part of it that may lie elsewhere included. */
export function discardDataFolder(home) {
  if (!existsSync(home)) return;
  const { data, spare } = databaseFolders(home);
  if (spare !== home) rmSync(dirname(data), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true });
}
