import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSpace } from './data-folder.mjs';
import { StartFailure } from './failure.mjs';
import { readJson } from './private-files.mjs';
import { runStep } from './run-command.mjs';
import { oneAtATime } from './wait-for-lock.mjs';

const neededBytes = 1024 ** 3; // the packages unpacked, and the download cache beside them

/**
 * Installs the dependencies when they are missing or the lock file has changed since.
 * @returns {Promise<boolean>} true when something was installed
 */
export async function installIfNeeded(root, { say = () => {} } = {}) {
  if (isInstalled(root)) return false;
  refuseLink(root);
  return oneAtATime(join(root, 'dist'), async () => {
    if (isInstalled(root)) return false;
    requireSpace(root, neededBytes);
    say('正在安装依赖（仅首次，约一分钟）… / Installing dependencies (first time only, about a minute)…');
    await install(root);
    writeFileSync(stampOf(root), fingerprint(root));
    return true;
  });
}

/** Installing empties the folder first: through a link that would be somebody else's. */
function refuseLink(root) {
  const folder = join(root, 'node_modules');
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new StartFailure({
    zh: `${folder} 是链接，且其内容与 package-lock.json 不符：请在它指向的目录中安装依赖，或删除这个链接`,
    en: `${folder} is a link to packages that package-lock.json does not name: install them where it points to, or remove the link`,
  });
}

const stampOf = (root) => join(root, 'node_modules', '.haojiao-stamp');

function isInstalled(root) {
  if (!existsSync(join(root, 'node_modules'))) return false;
  const stamp = stampOf(root);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return true;
  if (!matchesLockFile(root)) return false;
  noteQuietly(stamp, fingerprint(root)); // installed by hand: nothing to do
  return true;
}

/** The stamp only saves time; packages installed by another user work as well without it. */
function noteQuietly(path, text) {
  try {
    writeFileSync(path, text);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function fingerprint(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function matchesLockFile(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages).every(([path, { version, optional, peer, link }]) => {
    if (path === '' || link) return true;
    const installed = readJson(join(root, path, 'package.json'))?.version;
    return installed === version || (installed === undefined && (optional || peer));
  });
}

/** `npm ci` gives exactly the lock file; where it refuses, `npm install` still gets a working tree. */
async function install(root) {
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const options = {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'development' },
    zh: '依赖安装失败（npm 的输出见下）：请检查网络或 npm registry 设置后重试',
    en: "Installing the dependencies failed (npm's words are below): check the network or npm's registry setting and try again",
  };
  try {
    await npm(['ci', ...flags], options);
  } catch {
    await npm(['install', ...flags], options);
  }
}

/** The npm that started us, else the one on the PATH. */
function npm(args, options) {
  const self = process.env.npm_execpath;
  if (self?.endsWith('npm-cli.js')) return runStep(process.execPath, [self, ...args], options);
  return runStep('npm', args, options);
}
