/**
 * `npm test`: sets up what the tests need and runs them.
 *
 *   node scripts/test.mjs [all|static|unit|medium|e2e] [Jest arguments…]
 *
 * Jest arguments (a path pattern, `-t name`) go to the sizes that run. A failing step doesn't stop the later ones that
 * don't depend on it. The last line is always `N passed, N failed`: each Jest test counts, and each other check once.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { buildIfNeeded } from './lib/build.mjs';
import { findChromium } from './lib/chromium.mjs';
import { discardDataFolder } from './lib/data-folder.mjs';
import { describeFailure } from './lib/failure.mjs';
import { findFfmpeg } from './lib/ffmpeg.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { root } from './lib/project.mjs';
import { abortSteps } from './lib/run-command.mjs';
import { complain, say } from './lib/say.mjs';
import { startServices } from './lib/services.mjs';
import { TestRun } from './lib/test-run.mjs';

const modes = ['all', 'static', 'unit', 'medium', 'e2e'];
const words = process.argv.slice(2).filter((word) => word !== '--');
const mode = modes.includes(words[0]) ? words.shift() : 'all';
const wants = (...names) => names.includes(mode) || mode === 'all';

const driftCheck = join(root, 'dist/apps/api/src/check-drift.js');
const clientCheck = join(root, 'scripts/client.mjs');
const consoleCheck = join(root, 'scripts/console.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'haojiao-test-'));
chmodSync(scratch, 0o711); // PostgreSQL passes through it under another account when we are root
const run = new TestRun({ root, scratch, env: cleanEnvironment() });
let services = null;
let browser = null;
let converter = null;
let isStopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    run.abort();
    abortSteps();
    void cleanUp().finally(() => process.exit(130));
  });
}

try {
  await installIfNeeded(root, { say });
  const isOver = await runAll();
  await cleanUp();
  if (!isStopping) process.exit(isOver);
} catch (error) {
  await cleanUp();
  complain(describeFailure(error));
  say('0 passed, 1 failed');
  process.exit(1);
}

async function runAll() {
  if (wants('static')) {
    await run.scripts([
      ['lint', 'lint'],
      ['types', 'check'],
      ['format', 'format'],
      ['import direction', 'check:deps'],
      ['paths in the docs', 'check:docs'],
    ]);
  }
  if (wants('unit')) await run.jest('unit tests', 'jest.unit.config', words);
  const isBuilt = wants('e2e') && (await run.work('build', () => buildIfNeeded(root, { say })));
  if (mode === 'all') {
    if (!isBuilt) run.impossible('types of the client and the console', 'no build');
    else {
      await run.check('types of the client', process.execPath, [clientCheck, 'check']);
      await run.check('types of the console', process.execPath, [consoleCheck, 'check']);
    }
  }
  if (wants('medium', 'e2e')) await runWithServices(isBuilt);
  return run.finish();
}

async function runWithServices(isBuilt) {
  const isUp = await run.work('PostgreSQL and Redis', async () => {
    services = await startServices(join(scratch, 'services'), { say, forTests: true });
  });
  const servers = isUp ? { DATABASE_URL: services.databaseUrl, REDIS_URL: services.redisUrl } : {};
  const unless = (title, needs, step) => {
    const missing = Object.entries(needs).find(([, isThere]) => !isThere);
    return missing ? run.impossible(title, `no ${missing[0]}`) : step();
  };
  if (mode === 'all') {
    await unless('migrations up, no drift, down, up', { build: isBuilt, servers: isUp }, () =>
      run.check('migrations up, no drift, down, up', process.execPath, [driftCheck], servers),
    );
  }
  if (wants('medium')) {
    await unless('medium tests', { servers: isUp }, async () =>
      run.jest('medium tests', 'jest.medium.config', words, { ...servers, ...(await converterSettings()) }),
    );
  }
  if (wants('e2e')) {
    for (const [title, args] of endToEndParts(words)) {
      await unless(title, { build: isBuilt, servers: isUp }, async () =>
        run.jest(title, 'jest.e2e.config', args, {
          ...servers,
          ...(await converterSettings()),
          ...(await browserSettings()),
        }),
      );
    }
  }
}

/**
 * Two beside each other: a browser and what it looks at often wait for one another. What takes longest comes first, or
 * one of the two would have nothing to do in the end. Somebody's own words choose among all of them.
 * @returns {[title: string, args: string[]][]}
 */
function endToEndParts(args) {
  if (args.length > 0) return [['end-to-end tests', args]];
  const long = 'e2e/(chaos|soak|launcher|uploads|looks)\\.';
  return [
    ['end-to-end tests, the longest', ['--testPathPatterns', long, '--maxWorkers', '2']],
    ['end-to-end tests, all others', ['--testPathIgnorePatterns', long, '--maxWorkers', '2']],
  ];
}

/** A missing browser is said loudly and left to the tests: they fail where one could have been fetched. */
async function browserSettings() {
  browser ??= await findChromium({ home: scratch, say });
  if (browser.executablePath) return { HAOJIAO_TEST_CHROMIUM: browser.executablePath };
  complain(`no browser: ${browser.reason}`);
  return browser.isInstallable ? {} : { HAOJIAO_TEST_CHROMIUM_UNAVAILABLE: browser.reason };
}

/** On the search path, where the product looks too. Without one the tests of sound and film say so and do what they can. */
async function converterSettings() {
  converter ??= await findFfmpeg({ home: scratch, say });
  if (converter.executablePath)
    return { PATH: [dirname(converter.executablePath), process.env.PATH].join(delimiter) };
  complain(`no ffmpeg: ${converter.reason}`);
  return { HAOJIAO_TEST_FFMPEG_UNAVAILABLE: converter.reason };
}

async function cleanUp() {
  await services?.stop();
  services = null;
  discardDataFolder(join(scratch, 'services'));
  rmSync(scratch, { recursive: true, force: true });
}

/** Tests must not depend on, or reach, what the developer's shell happens to name. */
function cleanEnvironment() {
  const ours = /^(HAOJIAO_(?!TEST_)|DATABASE_|REDIS_URL$|STORAGE_URL$|PORT$|HOST$|LOG_LEVEL$|NODE_ENV$)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return Object.fromEntries(kept);
}
