import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from './project.mjs';
import { runStep } from './run-command.mjs';
import { oneAtATime } from './wait-for-lock.mjs';

const sourceFolders = ['apps', 'libs', 'migrations'];
const sourceFiles = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const isTest = (path) => /\.spec\.ts$|-spec\.ts$|\/e2e\//.test(path);

/**
 * Compiles when the sources are not those of the last build. The contents are compared, because times change with every
 * checkout.
 * @returns {Promise<boolean>} true when it was built now
 */
export async function buildIfNeeded(root, { say = () => {} } = {}) {
  if (isBuilt(root)) return false;
  return oneAtATime(join(root, 'dist'), async () => {
    if (isBuilt(root)) return false;
    say('正在编译… / Building…');
    await build(root);
    return true;
  });
}

/** Of the sources that the build was made of. */
export const buildFingerprint = (root) => readFileSync(stampOf(root), 'utf8');

const stampOf = (root) => join(root, 'dist', '.haojiao-stamp');

function isBuilt(root) {
  if (!existsSync(stampOf(root)) || missingPrograms().length > 0) return false;
  return readFileSync(stampOf(root), 'utf8') === fingerprint(root);
}

const missingPrograms = () => Object.values(programs).filter((path) => !existsSync(path));

async function build(root) {
  const sources = fingerprint(root); // before: an edit during the build must not count as built
  rmSync(stampOf(root), { force: true });
  if (missingPrograms().length > 0) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  await runStep(process.execPath, [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: root,
    zh: '编译失败（编译器的输出见下）',
    en: "The build failed (the compiler's words are below)",
  });
  removeOrphans(root, 'dist');
  writeFileSync(stampOf(root), sources);
}

function fingerprint(root) {
  const hash = createHash('sha256');
  const files = [...sourceFiles, ...sourceFolders.flatMap((folder) => filesBelow(root, folder))];
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
