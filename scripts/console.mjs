/**
 * The console, `apps/console`:
 *
 *   node scripts/console.mjs types   writes the types of the api for it, from what the built api says of itself
 *   node scripts/console.mjs check   the types, and then every file of it against them
 *   node scripts/console.mjs build   to dist/console, where the api serves it from
 *   node scripts/console.mjs looks   pictures of every page to dist/console-looks
 *   node scripts/console.mjs manual  the pictures of the manual, to docs/manual/pictures
 *   node scripts/console.mjs dev     serves its sources beside a running api (HAOJIAO_CONSOLE_API)
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { spawn } from 'node:child_process';
import { describeInterface } from './lib/api-description.mjs';
import { buildConsole } from './lib/build-console.mjs';
import { buildIfNeeded } from './lib/build.mjs';
import { StartFailure, describeFailure } from './lib/failure.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { root } from './lib/project.mjs';
import { runStep } from './lib/run-command.mjs';
import { complain, say } from './lib/say.mjs';

const generated = join(root, 'apps/console/src/api-client/generated/schema.ts');
const commands = { types, check, build: () => buildConsole(root), looks, manual, dev };
const command = process.argv[2];

try {
  if (!commands[command]) throw usage();
  if (command !== 'build') await installIfNeeded(root, { say });
  await commands[command]();
} catch (error) {
  complain(describeFailure(error));
  process.exitCode = 1;
}

async function types() {
  await buildIfNeeded(root, { say });
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  // What has a default may be left out by whoever asks.
  const text = astToString(await openapiTS(await describeInterface(root), { defaultNonNullable: false }));
  // Unchanged types keep their time, so that nothing is compiled again for them.
  if (existsSync(generated) && readFileSync(generated, 'utf8') === text) return;
  mkdirSync(dirname(generated), { recursive: true });
  writeFileSync(generated, text);
}

async function check() {
  await types();
  await runStep(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'apps/console'], {
    cwd: root,
    zh: '控制台的类型有错（见下）',
    en: 'The types of the console are wrong (see below)',
  });
  say('The console knows the interface.');
}

async function looks() {
  const folder = join(root, 'dist/console-looks');
  rmSync(folder, { recursive: true, force: true });
  await watch([join(root, 'scripts/test.mjs'), 'e2e', 'apps/console/e2e/looks'], {
    HAOJIAO_TEST_SCREENS: folder,
  });
  say(folder);
}

/** The old pictures stay until new ones take their places: the console is built with them. */
function manual() {
  return watch([join(root, 'scripts/test.mjs'), 'e2e', 'apps/console/e2e/manual'], {
    HAOJIAO_TEST_MANUAL: join(root, 'docs/manual/pictures'),
  });
}

function dev() {
  return watch([join(root, 'node_modules/vite/bin/vite.js'), join(root, 'apps/console')]);
}

/** A program that talks to the terminal itself. */
function watch(words, settings = {}) {
  const program = spawn(process.execPath, words, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...settings },
  });
  return new Promise((resolve) => program.once('close', resolve));
}

function usage() {
  return new StartFailure({
    zh: '用法：node scripts/console.mjs types | check | build | looks | manual | dev',
    en: 'Usage: node scripts/console.mjs types | check | build | looks | manual | dev',
  });
}
