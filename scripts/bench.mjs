/**
 * `npm run bench [names…]`: starts the product on an empty data folder and runs every `bench/*.mjs` against it, or those
 * whose names contain one of the words given. Those that take long run only when they are named.
 *
 * Each bench finds in its environment: HAOJIAO_BENCH_URL, HAOJIAO_BENCH_USERNAME, HAOJIAO_BENCH_PASSWORD (the
 * administrator), HAOJIAO_SANDBOX_URL, HAOJIAO_HOME, DATABASE_URL, REDIS_URL.
 */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure } from './lib/failure.mjs';
import { root } from './lib/project.mjs';
import { complain, say, seconds } from './lib/say.mjs';
import { startTemporaryProduct } from './lib/temporary-product.mjs';

const onlyWhenNamed = ['at-scale.mjs'];
const words = process.argv.slice(2).filter((word) => word !== '--');
const benches = readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.mjs'))
  .filter((name) =>
    words.length === 0 ? !onlyWhenNamed.includes(name) : words.some((word) => name.includes(word)),
  )
  .sort();

try {
  // Quiet programs: what is measured is the product, not its log.
  const product = await startTemporaryProduct({ LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' });
  let failed = 0;
  for (const name of benches) failed += Number(!(await runBench(name, product)));
  await product.stop();
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  complain(describeFailure(error));
  process.exit(1);
}

function runBench(name, { facts, administrator }) {
  say(`\n=== ${name}`);
  const startedAt = Date.now();
  const child = spawn(process.execPath, [join(root, 'bench', name)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      HAOJIAO_BENCH_URL: facts.apiUrl,
      HAOJIAO_BENCH_USERNAME: administrator.username,
      HAOJIAO_BENCH_PASSWORD: administrator.password,
      HAOJIAO_SANDBOX_URL: facts.sandboxUrl ?? '',
      HAOJIAO_HOME: facts.home,
      DATABASE_URL: facts.databaseUrl,
      REDIS_URL: facts.redisUrl,
    },
  });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      say(`--- ${name}: ${code === 0 ? 'done' : `ended with ${code}`} (${seconds(Date.now() - startedAt)})`);
      resolve(code === 0);
    });
  });
}
