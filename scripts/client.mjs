/**
 * The typed client of `packages/client`:
 *
 *   node scripts/client.mjs generate   writes its types anew, from what the built api says of itself
 *   node scripts/client.mjs check      fails where they are not those that would be written
 *   node scripts/client.mjs build      compiles it to packages/client/dist
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeInterface } from './lib/api-description.mjs';
import { buildIfNeeded } from './lib/build.mjs';
import { deliveryPart } from './lib/delivery-part.mjs';
import { StartFailure, describeFailure } from './lib/failure.mjs';
import { installIfNeeded } from './lib/install.mjs';
import { root } from './lib/project.mjs';
import { runStep } from './lib/run-command.mjs';
import { complain, say } from './lib/say.mjs';

const generated = join(root, 'packages/client/src/generated/delivery.ts');
const commands = { generate, check, build };
const command = process.argv[2];

try {
  if (!commands[command]) throw usage();
  await installIfNeeded(root, { say });
  await commands[command]();
} catch (error) {
  complain(describeFailure(error));
  process.exitCode = 1;
}

async function generate() {
  writeFileSync(generated, await typesOfTheApi());
  say(generated);
}

async function check() {
  if (readFileSync(generated, 'utf8') === (await typesOfTheApi()))
    return say('The client knows the interface.');
  throw new StartFailure({
    zh: '客户端的类型与接口不一致：请运行 npm run client:generate，并提交 packages/client',
    en: 'The types of the client are not those of the interface: run npm run client:generate and commit packages/client',
  });
}

async function build() {
  rmSync(join(root, 'packages/client/dist'), { recursive: true, force: true });
  await runStep(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'packages/client'], {
    cwd: root,
    zh: '客户端编译失败',
    en: 'The client could not be compiled',
  });
  say(join(root, 'packages/client/dist'));
}

async function typesOfTheApi() {
  await buildIfNeeded(root, { say });
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  // What has a default may be left out by whoever asks.
  const wish = { defaultNonNullable: false };
  const types = astToString(await openapiTS(deliveryPart(await describeInterface(root)), wish));
  return `// Written by npm run client:generate from what the api says of itself. Not to be changed by hand.\n\n${types}`;
}

function usage() {
  return new StartFailure({
    zh: '用法：node scripts/client.mjs generate | check | build',
    en: 'Usage: node scripts/client.mjs generate | check | build',
  });
}
