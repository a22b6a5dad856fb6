/**
 * Runs PostgreSQL and Redis alone: `node scripts/services.mjs --home DIR [--discard] [--for-tests]`.
 *
 * Prints one line of JSON, `{"databaseUrl", "redisUrl", "home"}`, when both answer, and runs until SIGTERM, SIGINT or
 * the end of its input. `--discard` removes the folder afterwards; without `--home` a temporary one is made and removed.
 * `--for-tests`: nothing waits for the disk, and data may be lost when the machine stops dead.
 */
import { fstatSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { discardDataFolder } from './lib/data-folder.mjs';
import { describeFailure } from './lib/failure.mjs';
import { startServices } from './lib/services.mjs';

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    discard: { type: 'boolean', default: false },
    'for-tests': { type: 'boolean', default: false },
  },
});
const home = values.home ?? mkdtempSync(join(tmpdir(), 'haojiao-services-'));
const discard = values.discard || !values.home;

try {
  const services = await startServices(home, {
    say: (text) => process.stderr.write(`${text}\n`),
    forTests: values['for-tests'],
  });
  let stopping;
  const stop = () => {
    stopping ??= services.stop().then(() => {
      if (discard) discardDataFolder(home);
      process.exit(0);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
  // A caller that goes away closes its end of the pipe. A terminal or /dev/null is no caller and ends nothing.
  const input = fstatSync(0);
  if (input.isFIFO() || input.isSocket()) process.stdin.on('error', stop).on('end', stop).resume();
  const { databaseUrl, redisUrl } = services;
  process.stdout.write(`${JSON.stringify({ databaseUrl, redisUrl, home: services.home })}\n`);
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
