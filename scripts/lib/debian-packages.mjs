import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether this system has the tools to fetch packages without installing them. */
export function canFetchPackages() {
  return ['apt-get', 'dpkg'].every((tool) => spawnSync(tool, ['--version']).status === 0);
}

/**
 * Fetches distribution packages, with whatever they need that this machine lacks, and unpacks them into a folder. No
 * root, nothing installed, no service started; apt checks the signatures as always.
 * @param {string[][]} alternatives groups of packages, tried in turn until one is there
 * @param {string} target made whole or not at all
 * @throws {Error} with apt's own words about the last alternative
 */
export async function fetchPackages(alternatives, target) {
  const work = `${target}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  try {
    const options = privateAptOptions(work);
    await run('apt-get', [...options, 'update'], 120_000);
    await downloadFirst(alternatives, options);
    const archives = join(work, 'cache', 'archives');
    const unpacked = join(work, 'unpacked');
    mkdirSync(unpacked, { recursive: true });
    for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg', ['-x', join(archives, file), unpacked], 300_000);
    }
    moveIntoPlace(unpacked, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function downloadFirst([packages, ...others], options) {
  const flags = ['--yes', '--no-install-recommends', '--download-only', '--reinstall'];
  try {
    await run('apt-get', [...options, ...flags, 'install', ...packages], 600_000);
  } catch (error) {
    if (others.length === 0) throw error;
    await downloadFirst(others, options);
  }
}

/** The machine's sources, keys and list of installed packages; everything apt writes goes to our own folder. */
function privateAptOptions(work) {
  const folders = {
    'Dir::State': join(work, 'state'),
    'Dir::State::lists': join(work, 'state', 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'Dir::Cache::archives': join(work, 'cache', 'archives'),
  };
  for (const folder of Object.values(folders)) mkdirSync(join(folder, 'partial'), { recursive: true });
  const options = {
    ...folders,
    'Dir::State::status': '/var/lib/dpkg/status',
    'Debug::NoLocking': '1',
    'APT::Sandbox::User': '',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
  };
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
}

function moveIntoPlace(unpacked, target) {
  mkdirSync(dirname(target), { recursive: true });
  try {
    renameSync(unpacked, target);
  } catch (error) {
    const anotherWasQuicker = existsSync(target) && ['ENOTEMPTY', 'EEXIST'].includes(error.code);
    if (!anotherWasQuicker) throw error;
  }
}

function run(command, args, timeout) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(said.trim().split('\n').slice(-8).join('\n') || `${command} ended with ${code}`));
    });
  });
}

/** Library folders inside an unpacked package tree, for LD_LIBRARY_PATH. */
export function libraryFolders(root) {
  const found = [];
  for (const base of ['lib', 'usr/lib']) {
    const folder = join(root, base);
    if (!existsSync(folder)) continue;
    found.push(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && /-linux-/.test(entry.name))
        found.push(...withSubfolders(join(folder, entry.name)));
    }
  }
  return found;
}

/** Some packages keep libraries one level deeper and reach them through alternatives that unpacking doesn't set. */
function withSubfolders(folder) {
  const deeper = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .filter((path) => readdirSync(path).some((name) => /\.so(\.|$)/.test(name)));
  return [folder, ...deeper];
}
