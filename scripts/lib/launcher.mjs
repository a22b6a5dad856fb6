import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { stopLeftovers } from './children-record.mjs';
import { openDataFolder } from './data-folder.mjs';
import { environmentWith } from './dotenv.mjs';
import { startPostgres } from './embedded-postgres.mjs';
import { startRedis } from './embedded-redis.mjs';
import { StartFailure } from './failure.mjs';
import { keepFirstPassword } from './first-password.mjs';
import { installIfNeeded } from './install.mjs';
import { keepRunning } from './keep-running.mjs';
import { lockFolder } from './lock.mjs';
import { rotateLog } from './log-files.mjs';
import { portProblem, reservePort } from './ports.mjs';
import { prepareDatabase } from './prepare.mjs';
import { startProgram } from './program.mjs';
import { programs, root } from './project.mjs';
import { requireReachable } from './reach.mjs';
import { untilReady } from './ready.mjs';
import { ffmpegHint } from './ffmpeg.mjs';
import { removeRunning, writeRunning } from './running-file.mjs';
import { sandboxPorts } from './sandbox-ports.mjs';
import { say, sayBoth } from './say.mjs';
import { secretOf } from './secrets.mjs';
import { launchSettings } from './settings.mjs';
import { introduceAdministrator, welcome } from './welcome.mjs';

const logNames = ['api', 'worker', 'sandbox', 'postgres', 'redis', 'prepare'];
const rotateEveryMs = 60_000;

/** Brings the whole product up and takes it down again. One object per start. */
export class Launcher {
  /** Running servers in the order in which they must stop; those in one group stop together. */
  #groups = { clients: [], sandbox: [], redis: [], postgres: [] };
  #abort = new AbortController();
  #cleanUps = [];
  #showLogs;

  constructor({ showLogs = false } = {}) {
    this.#showLogs = showLogs;
  }

  async start() {
    const startedAt = Date.now();
    const settings = launchSettings(environmentWith(join(root, '.env')), root);
    const home = this.#takeFolder(settings);
    await clearLeftovers(home); // before the port is looked at: a leftover api may still hold it
    await refuseTakenPort(settings.port);
    reservePort(home, 'api', settings.port); // databases start first, and draw theirs
    if (settings.databaseUrl) await requireReachable('DATABASE_URL', settings.databaseUrl);
    if (settings.redisUrl) await requireReachable('REDIS_URL', settings.redisUrl);
    await installIfNeeded(root, { say });
    this.#continueUnlessStopped();
    await buildIfNeeded(root, { say });
    this.#continueUnlessStopped();
    const env = await this.#startServers(settings, home);
    this.#continueUnlessStopped();
    const { administrator } = await prepareDatabase({ home, env, cwd: root });
    try {
      if (administrator?.password && settings.sandbox === 'on') keepFirstPassword(home, administrator);
      await this.#startPrograms(settings, home, env);
      welcome({
        publicUrl: settings.publicUrl,
        sandboxUrl: settings.sandbox === 'on' ? env.HAOJIAO_SANDBOX_URL : null,
        home,
        tookMs: Date.now() - startedAt,
        showLogsHint: !this.#showLogs,
        hint: ffmpegHint(env.HAOJIAO_FFMPEG),
      });
    } finally {
      if (administrator?.password) introduceAdministrator(administrator); // made by now, even if the rest failed
    }
  }

  #takeFolder({ home }) {
    openDataFolder(home);
    const unlock = lockFolder(home);
    this.#cleanUps.push(unlock);
    for (const name of logNames) rotateLog(home, name);
    const rotating = setInterval(() => logNames.forEach((name) => rotateLog(home, name)), rotateEveryMs);
    this.#cleanUps.push(() => clearInterval(rotating));
    return home;
  }

  /** @returns the environment of the product's programs */
  async #startServers(settings, home) {
    const [databaseUrl, redisUrl] = await allOrFirstFault([
      settings.databaseUrl ?? this.#keep('postgres', 'PostgreSQL', () => startPostgres({ home })),
      settings.redisUrl ?? this.#keep('redis', 'Redis', () => startRedis({ home, say })),
    ]);
    const sandbox = settings.sandbox === 'on' ? await sandboxPorts(home, settings.env) : null;
    return {
      ...settings.env,
      ...sandbox?.baseUrls,
      ...sandbox?.ports,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      PORT: String(settings.port),
      HAOJIAO_HOME: home,
      HAOJIAO_PUBLIC_URL: settings.publicUrl,
      HAOJIAO_SECRET_KEYS: settings.env.HAOJIAO_SECRET_KEYS ?? keyRingOf(home),
      HAOJIAO_SMALL_OFFICE: settings.smallOffice,
      HAOJIAO_SANDBOX: settings.sandbox,
      STORAGE_URL: settings.storageUrl,
      // Pictures are encoded in Node's pool; files must not wait for them, nor they for files.
      UV_THREADPOOL_SIZE: settings.env.UV_THREADPOOL_SIZE ?? '8',
    };
  }

  async #startPrograms(settings, home, env) {
    const start = (name) =>
      startProgram({ name, entry: programs[name], env, home, cwd: root, showAll: this.#showLogs });
    const names = settings.sandbox === 'on' ? ['sandbox', 'api', 'worker'] : ['api', 'worker'];
    const started = names.map((name) => start(name));
    const url = `http://${settings.apiHost}:${settings.port}`;
    for (const program of started) this.#groupOf(program.name).push(program); // to be stopped if this goes wrong
    await untilReady({ url, home, programs: started, signal: this.#abort.signal });
    for (const program of started) {
      const group = this.#groupOf(program.name);
      group[group.indexOf(program)] = keepRunning(program.name, program, () => start(program.name));
    }
    this.#cleanUps.unshift(() => removeRunning(home));
    writeRunning(home, {
      url: settings.publicUrl,
      apiUrl: url,
      consoleUrl: `${settings.publicUrl}/console/`,
      sandboxUrl: settings.sandbox === 'on' ? env.HAOJIAO_SANDBOX_URL : null,
      databaseUrl: env.DATABASE_URL,
      redisUrl: env.REDIS_URL,
      storageUrl: env.STORAGE_URL,
      home,
      pids: Object.fromEntries(started.map(({ name, pid }) => [name, pid])),
    });
  }

  #groupOf(name) {
    return name === 'sandbox' ? this.#groups.sandbox : this.#groups.clients;
  }

  async #keep(group, name, start) {
    const server = await start();
    this.#groups[group].push(keepRunning(name, server, start));
    return server.url;
  }

  #continueUnlessStopped() {
    this.#abort.signal.throwIfAborted();
  }

  /** Ends a start that is still under way. */
  abort() {
    this.#abort.abort();
  }

  /** Stops everything in order; those who use a store before the store. */
  async stop() {
    for (const group of Object.values(this.#groups)) {
      const inTime = await Promise.all(group.map((server) => server.stop()));
      if (inTime.includes(false)) {
        sayBoth('有进程未能按时结束，已强制终止', 'a program did not end in time and was killed');
      }
    }
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
  }

  /** For a second Ctrl-C: nobody is asked. PostgreSQL and Redis still write down what they acknowledged. */
  forceStop() {
    for (const server of Object.values(this.#groups).flat()) server.kill();
  }
}

async function clearLeftovers(home) {
  const leftovers = await stopLeftovers(home);
  if (leftovers.length === 0) return;
  sayBoth(
    `已停止上次遗留的进程：${leftovers.join('、')}`,
    `stopped what the last run left behind: ${leftovers.join(', ')}`,
  );
}

/** Both are waited for even when one fails: what has started by then must be known, to be stopped. */
async function allOrFirstFault(work) {
  const outcomes = await Promise.allSettled(work);
  const fault = outcomes.find(({ status }) => status === 'rejected');
  if (fault) throw fault.reason;
  return outcomes.map(({ value }) => value);
}

async function refuseTakenPort(port) {
  const problem = await portProblem(port);
  if (problem === null) return;
  const way = `PORT=${port < 3000 ? 3000 : port + 1 > 65_535 ? 3001 : port + 1} npm start`;
  throw new StartFailure(
    problem === 'EADDRINUSE'
      ? {
          zh: `端口 ${port} 已被其他程序占用：请停止该程序，或换一个端口：${way}`,
          en: `Port ${port} is taken by another program: stop that program, or choose another port: ${way}`,
        }
      : {
          zh: `不能使用端口 ${port}（${problem}）：请换一个端口：${way}`,
          en: `Port ${port} can't be used by this user (${problem}): choose another port: ${way}`,
        },
  );
}

function keyRingOf(home) {
  const ring = secretOf(home, 'secretKeys');
  if (ring.isNew && existsSync(join(home, 'storage'))) {
    sayBoth(
      '警告：密钥文件丢失，已生成新密钥；以前保存的渠道凭据需要重新填写',
      'warning: the key ring was lost and a new one made; channel credentials stored before must be entered again',
    );
  }
  return ring.value;
}
