import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { discardDataFolder } from './data-folder.mjs';
import { StartFailure } from './failure.mjs';
import { freePort } from './ports.mjs';
import { startServer } from './processes.mjs';
import { root } from './project.mjs';
import { readRunning } from './running-file.mjs';

const readyWithinMs = 5 * 60_000; // a first start also installs and builds

/**
 * The whole product on an empty data folder and a free port, for benches and trials.
 * @returns {Promise<{ facts: object, administrator: { username: string, password: string }, stop: () => Promise<number> }>}
 *   `facts` as in running.json; `stop` gives the exit code
 */
export async function startTemporaryProduct(extraEnv = {}) {
  const home = mkdtempSync(join(tmpdir(), 'haojiao-trial-'));
  const administrator = { username: 'admin', password: `Trial-${Math.random().toString(36).slice(2)}-A1` };
  // It follows us even when we are killed, and hears of a Ctrl-C from us, once the work with it has stopped.
  const child = startServer(process.execPath, [join(root, 'scripts/start.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(await freePort()),
      HAOJIAO_HOME: home,
      HAOJIAO_ADMIN_USERNAME: administrator.username,
      HAOJIAO_ADMIN_PASSWORD: administrator.password,
      ...extraEnv,
    },
  });
  const exited = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  const stop = async () => {
    child.kill('SIGTERM');
    const code = await exited;
    discardDataFolder(home);
    return code;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void stop().finally(() => process.exit(130)));
  }
  const facts = await untilRunning(home, exited);
  if (facts) return { facts, administrator, stop };
  await stop();
  throw new StartFailure({ zh: '产品没有启动', en: 'The product did not start' });
}

async function untilRunning(home, exited) {
  const deadline = Date.now() + readyWithinMs;
  const gone = exited.then(() => 'gone');
  while (Date.now() < deadline) {
    const facts = readRunning(home);
    if (facts) return facts;
    if ((await Promise.race([gone, delay(100)])) === 'gone') return null;
  }
  return null;
}
