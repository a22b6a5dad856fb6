import { join, resolve } from 'node:path';
import { environmentWith } from '../lib/dotenv.mjs';
import { StartFailure } from '../lib/failure.mjs';
import { root } from '../lib/project.mjs';
import { readRunning } from '../lib/running-file.mjs';

/** What `npm start` runs now, with the environment it was started from. @throws StartFailure when nothing runs */
export function runningProduct() {
  const env = environmentWith(join(root, '.env'));
  const home = resolve(root, env.HAOJIAO_HOME ?? '.haojiao');
  const facts = readRunning(home);
  if (!facts) {
    throw new StartFailure({
      zh: `号角没有在运行（${join(home, 'running.json')}）：请先在另一个终端运行 npm start`,
      en: `Haojiao is not running (${join(home, 'running.json')}): run npm start first, in another terminal`,
    });
  }
  if (!facts.sandboxUrl) {
    throw new StartFailure({
      zh: '沙箱没有开启，演示不会向真实平台发布：请以 HAOJIAO_SANDBOX=on 启动',
      en: 'The sandbox is off, and the demonstration never posts to real platforms: start with HAOJIAO_SANDBOX=on',
    });
  }
  return { ...facts, home, env };
}
