import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.mjs';
import { majorVersionOf } from './postgres-binaries.mjs';
import { makeCluster } from './postgres-cluster.mjs';
import { commandLine, identify, stopProcess } from './processes.mjs';

/** Makes a cluster, or checks that the one found can be used. @returns {boolean} true when it was made now */
export function prepareDataFolder({ data, binaries, account, password }) {
  if (existsSync(join(data, 'PG_VERSION'))) {
    refuseForeignVersion(data, binaries);
    refuseForeignOwner(data);
    return false;
  }
  if (existsSync(data)) throw notADataFolder(data);
  makeCluster({ data, binaries, account, password });
  return true;
}

function refuseForeignVersion(data, binaries) {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = majorVersionOf(binaries);
  if (ours === null || found === ours) return;
  throw new StartFailure({
    zh: `${data} 由 PostgreSQL ${found} 创建，内置版本是 ${ours}：请用 DATABASE_URL 连接 PostgreSQL ${found}，或导出数据后用 HAOJIAO_HOME 指定新目录`,
    en: `${data} was made by PostgreSQL ${found}, this is PostgreSQL ${ours}: run PostgreSQL ${found} on it and name it with DATABASE_URL, or dump it there and restore it into a new folder (HAOJIAO_HOME=/new/folder npm start)`,
  });
}

function refuseForeignOwner(data) {
  const me = process.getuid?.();
  const owner = statSync(data).uid;
  if (me === undefined || me === 0 || owner === me) return;
  throw new StartFailure({
    zh: `${data} 属于另一个用户（uid ${owner}）：请以该用户或 root 运行，或用 HAOJIAO_HOME 指定其他目录`,
    en: `${data} belongs to another user (uid ${owner}): run as that user or as root, or choose another folder with HAOJIAO_HOME=/other/folder npm start`,
  });
}

function notADataFolder(data) {
  return new StartFailure({
    zh: `${data} 已存在但不是 PostgreSQL 数据目录：请移走它，或用 HAOJIAO_HOME 指定其他目录`,
    en: `${data} exists but is not a PostgreSQL data folder: move it away, or choose another folder with HAOJIAO_HOME=/other/folder npm start`,
  });
}

/**
 * After a kill the file with the server's process number stays. A server that still runs on this folder is stopped; when
 * the number now belongs to something else the file is removed, because PostgreSQL would take that for itself.
 */
export async function clearLeftoverServer(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const leftover = identify(Number(readFileSync(file, 'utf8').split('\n')[0]));
  if (leftover && commandLine(leftover.pid).includes(data)) {
    await stopProcess(leftover, { signal: 'SIGINT', waitMs: 20_000, force: 'SIGQUIT' });
  }
  rmSync(file, { force: true });
}
