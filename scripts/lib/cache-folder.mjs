import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where fetched programs are kept for all data folders of this user (`~/.cache/haojiao`), else the data folder itself.
 */
export function cacheFolder(home) {
  const base = process.env.XDG_CACHE_HOME;
  const candidates = [base && isAbsolute(base) ? base : join(homedir(), '.cache'), home];
  for (const candidate of candidates) {
    const folder = join(candidate, candidate === home ? 'cache' : 'haojiao');
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // No home folder, or a read-only one: the next candidate may do.
    }
  }
  throw Object.assign(new Error(`no folder to keep fetched programs in`), { code: 'EACCES', path: home });
}
