import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { diskFull, isDiskFull, StartFailure } from './failure.mjs';

export const superuser = 'haojiao';
export const databaseName = 'haojiao';
export const quietEnvironment = { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/**
 * The builtin C.UTF-8 locale is there on every system, sorts the same on all of them, and knows that Chinese characters
 * are letters; with plain "C" trigram search finds nothing in Chinese text.
 */
export function makeCluster({ data, binaries, account, password }) {
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${data}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true, mode: 0o755 });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) lend(path, account);
  try {
    run({
      command: join(binaries, 'bin', 'initdb'),
      account,
      cluster: data,
      args: [
        `--pgdata=${unfinished}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth-host=scram-sha-256',
        '--auth-local=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
    });
    runSingleUser({ data: unfinished, binaries, account }, `CREATE DATABASE ${databaseName};`);
    renameSync(unfinished, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Gives the superuser a new password without knowing the old one, for a data folder whose secrets were lost. */
export function resetPassword(folder, password) {
  runSingleUser(folder, `ALTER ROLE ${superuser} PASSWORD '${password}';`);
}

function runSingleUser({ data, binaries, account }, statement) {
  run({
    command: join(binaries, 'bin', 'postgres'),
    account,
    cluster: data,
    args: ['--single', '-D', data, 'postgres'],
    input: `${statement}\n`,
  });
}

function run({ command, account, args, input, cluster }) {
  const [program, ...words] = asNamedUser([command, ...args]);
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    ...account,
    input,
    cwd: '/',
    env: quietEnvironment,
    encoding: 'utf8',
  });
  const said = `${stdout ?? ''}${stderr ?? ''}`;
  if (status === 0 && !/\b(ERROR|FATAL|PANIC):/.test(said)) return;
  if (isDiskFull(said)) throw diskFull(cluster);
  throw new StartFailure(
    {
      zh: '无法初始化内置 PostgreSQL（原因见下）；也可以用 DATABASE_URL 指定其他 PostgreSQL 18',
      en: 'The embedded PostgreSQL could not be set up (its words are below); a PostgreSQL 18 of your own can be named with DATABASE_URL',
      details: (error ? String(error) : said).trim().split('\n').slice(-15).join('\n'),
    },
    { cause: error },
  );
}

/**
 * initdb wants to know its user's name, and a container may run us under a number that has none. A user namespace of
 * its own then shows the number of "nobody" to it; the files still belong to us.
 */
function asNamedUser(words) {
  if (hasName()) return words;
  const disguise = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'];
  const works = spawnSync(disguise[0], [...disguise.slice(1), 'true']).status === 0;
  if (works) return [...disguise, ...words];
  const uid = process.getuid();
  throw new StartFailure({
    zh: `当前用户编号 ${uid} 没有用户名，PostgreSQL 无法初始化：请以有名称的用户运行，或设置 DATABASE_URL`,
    en: `The user number ${uid} has no name on this system, which PostgreSQL needs to set up its data: run as a named user, or set DATABASE_URL`,
  });
}

function hasName() {
  try {
    return Boolean(userInfo().username);
  } catch {
    return false;
  }
}

function lend(path, { uid, gid }) {
  try {
    chownSync(path, uid, gid);
  } catch (error) {
    throw new StartFailure(
      {
        zh: 'PostgreSQL 不能以 root 运行，而此处没有其他用户可用：请以普通用户运行，或设置 DATABASE_URL',
        en: 'PostgreSQL refuses to run as root and there is no other account here: run npm start as an ordinary user, or set DATABASE_URL',
      },
      { cause: error },
    );
  }
}
