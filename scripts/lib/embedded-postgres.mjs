import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { forgetChild, recordChild } from './children-record.mjs';
import { diskFull, isDiskFull, StartFailure } from './failure.mjs';
import { lastLines, logPath } from './log-files.mjs';
import { rememberedPort } from './ports.mjs';
import { databaseFolders, postgresAccount } from './postgres-account.mjs';
import { postgresBinaries } from './postgres-binaries.mjs';
import { databaseName, quietEnvironment, resetPassword, superuser } from './postgres-cluster.mjs';
import { clearLeftoverServer, prepareDataFolder } from './postgres-folder.mjs';
import { identify, signalProcess, startServer, stopProcess } from './processes.mjs';
import { secretOf } from './secrets.mjs';

const readyWithinMs = 60_000; // replaying the log after a crash may take a while
const stopWithinMs = 30_000;

/** Nothing waits for the disk: what the machine loses when it stops dead, tests make anew. Killed servers lose nothing. */
const careless = { fsync: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL on the data folder's own cluster, which is made at the first start.
 * @param {{ home: string, forTests?: boolean }} options `forTests`: the data need not outlive the machine
 * @returns {Promise<{ url: string, port: number, pid: number, exited: Promise<number | null>, stop: () => Promise<void> }>}
 *   `url` signs in as the superuser to the product's database
 */
export async function startPostgres({ home, forTests = false }) {
  const { data, spare } = databaseFolders(home);
  const account = postgresAccount(data);
  const binaries = postgresBinaries(account, spare);
  const password = secretOf(home, 'postgresPassword');
  if (existsSync(data)) await clearLeftoverServer(data);
  const isNew = prepareDataFolder({ data, binaries, account, password: password.value });
  if (!isNew && password.isNew) resetPassword({ data, binaries, account }, password.value);
  const port = await rememberedPort(home, 'postgres');
  const server = launch({ home, data, binaries, account, port, forTests });
  await untilReady(server, data, home);
  recordChild(home, 'postgres', server.child.pid, data);
  return {
    url: `postgres://${superuser}:${encodeURIComponent(password.value)}@127.0.0.1:${port}/${databaseName}`,
    port,
    pid: server.child.pid,
    kill: () => signalProcess(server.identity, 'SIGQUIT'),
    exited: server.exited,
    stop: () => stop(server, home),
  };
}

function launch({ home, data, binaries, account, port, forTests }) {
  const log = openSync(logPath(home, 'postgres'), 'a', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '', // the built-in default is the shared temporary folder
    max_connections: 200,
    shared_buffers: '64MB',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
    ...(forTests && careless),
  };
  const child = startServer(
    join(binaries, 'bin', 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, dieWith: 'SIGINT', cwd: '/', env: quietEnvironment, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
    child.once('error', () => resolve(null));
  });
  return { child, exited, identity: identify(child.pid) };
}

/** The server itself says in its pid file when it takes connections. */
async function untilReady({ child, exited }, data, home) {
  const deadline = Date.now() + readyWithinMs;
  const gone = exited.then(() => 'gone');
  while (Date.now() < deadline) {
    if (saysReady(join(data, 'postmaster.pid'), child.pid)) return;
    if ((await Promise.race([gone, delay(10)])) === 'gone') break;
  }
  child.kill('SIGQUIT');
  const details = lastLines(home, 'postgres', 12);
  if (isDiskFull(details)) throw diskFull(data);
  throw new StartFailure({
    zh: '内置 PostgreSQL 没有启动（日志末尾见下）',
    en: `The embedded PostgreSQL did not start; the end of ${logPath(home, 'postgres')}:`,
    details,
  });
}

function saysReady(file, pid) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** SIGINT rolls back what is open and stops at once; SIGTERM would wait for every client. */
async function stop({ exited, identity }, home) {
  await stopProcess(identity, { signal: 'SIGINT', waitMs: stopWithinMs, force: 'SIGQUIT' });
  await exited;
  forgetChild(home, 'postgres');
}
