import { closeSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { forgetChild, recordChild } from './children-record.mjs';
import { diskFull, isDiskFull, StartFailure } from './failure.mjs';
import { lastLines, logPath } from './log-files.mjs';
import { rememberedPort } from './ports.mjs';
import { writePrivate } from './private-files.mjs';
import { identify, signalProcess, startServer, stopProcess } from './processes.mjs';
import { findRedis } from './redis-binary.mjs';
import { secretOf } from './secrets.mjs';

const readyWithinMs = 60_000;
const stopWithinMs = 10_000;

/**
 * Starts Redis on the data folder's append-only file. The folder must be locked by the caller: Redis itself would let
 * two servers write to the same file.
 * @returns {Promise<{ url: string, port: number, pid: number, exited: Promise<number | null>, stop: () => Promise<void> }>}
 */
export async function startRedis({ home, say }) {
  const { command, env } = await findRedis({ home, say });
  const folder = join(home, 'redis');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await rememberedPort(home, 'redis');
  const password = secretOf(home, 'redisPassword').value;
  const config = writeConfig(folder, { port, password });
  const server = launch({ home, command, env, config });
  await untilReady(server, { port, password, home });
  recordChild(home, 'redis', server.child.pid, config);
  return {
    url: `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    port,
    pid: server.child.pid,
    kill: () => signalProcess(server.identity, 'SIGKILL'),
    exited: server.exited,
    stop: () => stop(server, home),
  };
}

/** In a file and not on the command line, which every user of the machine can read. */
function writeConfig(folder, { port, password }) {
  const path = join(folder, 'redis.conf');
  const settings = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${quoted(folder)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction', // a queue must never lose a job to make room
    'daemonize no',
    'set-proc-title no', // keeps this file's name on the command line: that is how a leftover is recognised
  ];
  writePrivate(path, `${settings.join('\n')}\n`);
  return path;
}

const quoted = (text) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

function launch({ home, command, env, config }) {
  const log = openSync(logPath(home, 'redis'), 'a', 0o600);
  const child = startServer(command, [config], {
    dieWith: 'SIGTERM',
    cwd: '/',
    env: { ...process.env, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? code));
    child.once('error', () => resolve(null));
  });
  return { child, exited, identity: identify(child.pid) };
}

/** It answers LOADING until the append-only file is read. */
async function untilReady({ child, exited }, { port, password, home }) {
  const deadline = Date.now() + readyWithinMs;
  const gone = exited.then(() => 'gone');
  while (Date.now() < deadline) {
    if (await answersPing(port, password)) return;
    if ((await Promise.race([gone, delay(15)])) === 'gone') break;
  }
  child.kill('SIGTERM');
  throw didNotStart(home);
}

function answersPing(port, password) {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    socket.on('data', (chunk) => {
      said += chunk;
      if (said.includes('+PONG')) finish(true);
      else if (said.includes('LOADING') || said.includes('WRONGPASS')) finish(false);
    });
  });
}

function didNotStart(home) {
  const details = lastLines(home, 'redis', 12);
  if (isDiskFull(details)) return diskFull(join(home, 'redis'));
  if (
    /Bad file format reading the append only file|Unrecoverable error reading the append only/.test(details)
  ) {
    const folder = join(home, 'redis');
    return new StartFailure({
      zh: `Redis 的数据文件已损坏：请移走 ${folder}（其中只有待处理的队列提示和未入库的浏览计数），再重新启动`,
      en: `Redis can't read its file: move ${folder} away and start again (it holds only hints, rebuilt from the database, and view counts not yet stored)`,
      details,
    });
  }
  return new StartFailure({
    zh: '内置 Redis 没有启动（日志末尾见下）',
    en: `The embedded Redis did not start; the end of ${logPath(home, 'redis')}:`,
    details,
  });
}

async function stop({ exited, identity }, home) {
  await stopProcess(identity, { signal: 'SIGTERM', waitMs: stopWithinMs });
  await exited;
  forgetChild(home, 'redis');
}
