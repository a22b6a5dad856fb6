import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { canFetchPackages, fetchPackages, libraryFolders } from './debian-packages.mjs';
import { StartFailure } from './failure.mjs';

/** BullMQ asks for 6.2; the names are tried in this order, the freely licensed one first. */
const oldestVersion = [6, 2];
const programs = ['valkey-server', 'redis-server'];
const packages = [['valkey-server'], ['redis-server']];

/**
 * A Redis to run: one on the PATH, else one fetched earlier, else the distribution's package, fetched without root.
 * @param {{ home: string, say?: (text: string) => void }} options
 * @returns {Promise<{ command: string, env: Record<string, string> }>}
 */
export async function findRedis({ home, say = () => {} }) {
  for (const command of programs) {
    if (works(command, {})) return { command, env: {} };
  }
  const folder = join(cacheFolder(home), `redis-${process.platform}-${process.arch}`);
  const kept = unpackedIn(folder);
  if (kept) return kept;
  if (!canFetchPackages()) throw notAvailable('there is no apt-get here to fetch it with');
  say('正在获取 Redis（约 1.4 MB，仅首次）… / Fetching Redis (1.4 MB, first time only)…');
  return fetchInto(folder);
}

async function fetchInto(folder) {
  rmSync(folder, { recursive: true, force: true }); // an unpacked one that no longer runs
  try {
    await fetchPackages(packages, folder);
  } catch (error) {
    throw error.code === 'ENOSPC' ? error : notAvailable(error.message);
  }
  const fetched = unpackedIn(folder);
  if (fetched) return fetched;
  rmSync(folder, { recursive: true, force: true });
  throw notAvailable('the package of this distribution is older than 6.2 or does not run here');
}

function unpackedIn(folder) {
  const env = { LD_LIBRARY_PATH: libraryFolders(folder).join(':') };
  const commands = programs
    .map((name) => join(folder, 'usr', 'bin', name))
    .filter((path) => existsSync(path));
  const command = commands.find((path) => works(path, env));
  return command ? { command, env } : null;
}

function works(command, env) {
  const { status, stdout } = spawnSync(command, ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  const version = /v=(\d+)\.(\d+)/.exec(stdout ?? '');
  if (status !== 0 || !version) return false;
  const [major, minor] = [Number(version[1]), Number(version[2])];
  return major > oldestVersion[0] || (major === oldestVersion[0] && minor >= oldestVersion[1]);
}

function notAvailable(reason) {
  return new StartFailure({
    zh: '找不到 Redis：请安装 valkey-server 或 redis-server（6.2 以上），或用 REDIS_URL 指定',
    en: 'No Redis found: install valkey-server or redis-server, 6.2 or newer (apt-get install redis-server, dnf install valkey, apk add valkey, brew install valkey), or name one with REDIS_URL=redis://host:6379',
    details: reason,
  });
}
