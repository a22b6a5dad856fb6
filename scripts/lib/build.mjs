import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildConsole } from './build-console.mjs';
import { programs } from './project.mjs';
import { runStep } from './run-command.mjs';
import { oneAtATime } from './wait-for-lock.mjs';

const sourceFolders = ['apps', 'libs', 'migrations'];
const sourceFiles = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const isTest = (path) => /\.spec\.tsx?$|-spec\.ts$|\/e2e\//.test(path);
const isOfConsole = (path) => path.startsWith('apps/console/');

/** What is compiled, each when its own sources are not those of its last build. */
const parts = [
  {
    stamp: '.haojiao-stamp',
    isWhole: () => missingPrograms().length === 0,
    sourcesOf: (root) => [
      ...sourceFiles,
      ...sourceFolders.flatMap((folder) => filesBelow(root, folder)).filter((path) => !isOfConsole(path)),
    ],
    build,
  },
  {
    stamp: '.haojiao-console-stamp',
    isWhole: (root) => existsSync(join(root, 'dist/console/index.html')),
    sourcesOf: (root) => [
      'package-lock.json',
      ...filesBelow(root, 'apps/console'),
      ...filesBelow(root, 'docs/manual'),
    ],
    build: buildConsole,
  },
];

/**
 * Compiles what is not up to date. Contents are compared, because times change with every checkout.
 * @returns {Promise<boolean>} true when something was built now
 */
export async function buildIfNeeded(root, { say = () => {} } = {}) {
  if (outdated(root).length === 0) return false;
  return oneAtATime(join(root, 'dist'), async () => {
    const due = outdated(root);
    if (due.length > 0) say('正在编译… / Building…');
    for (const part of due) await buildPart(root, part);
    return due.length > 0;
  });
}

/** Of the sources that the programs were made of. */
export const buildFingerprint = (root) => readFileSync(stampOf(root, parts[0]), 'utf8');

const stampOf = (root, part) => join(root, 'dist', part.stamp);

const outdated = (root) => parts.filter((part) => !isBuilt(root, part));

function isBuilt(root, part) {
  if (!existsSync(stampOf(root, part)) || !part.isWhole(root)) return false;
  return readFileSync(stampOf(root, part), 'utf8') === fingerprint(root, part);
}

async function buildPart(root, part) {
  const sources = fingerprint(root, part); // before: an edit during the build must not count as built
  rmSync(stampOf(root, part), { force: true });
  await part.build(root);
  writeFileSync(stampOf(root, part), sources);
}

const missingPrograms = () => Object.values(programs).filter((path) => !existsSync(path));

async function build(root) {
  // What the api says of an answer is compiled into files that name its class: they look unchanged when only the class is not.
  rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  await runStep(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: root,
    zh: '编译失败（编译器的输出见下）',
    en: "The build failed (the compiler's words are below)",
  });
  removeOrphans(root, 'dist');
}

function fingerprint(root, part) {
  const hash = createHash('sha256');
  const files = part.sourcesOf(root).filter((path) => !/\/generated\//.test(path));
  for (const path of files.filter((file) => !isTest(file)).sort()) {
    hash.update(`${path}\0`);
    if (existsSync(join(root, path))) hash.update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(root, path);
    return [path];
  });
}

/** What is left of a deleted source would still be loaded, a migration for example. */
function removeOrphans(root, dist) {
  for (const output of sourceFolders.flatMap((folder) => filesBelow(root, `${dist}/${folder}`))) {
    const source = output.slice(dist.length + 1).replace(/\.js(\.map)?$|\.d\.ts$/, '');
    const isOurs = /\.js(\.map)?$|\.d\.ts$/.test(output);
    const hasSource = ['.ts', '.tsx', '.js'].some((ending) => existsSync(join(root, `${source}${ending}`)));
    if (isOurs && !hasSource) rmSync(join(root, output));
  }
}
