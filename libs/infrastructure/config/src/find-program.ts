import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

/**
 * Where a program lies: one named with a folder there or nowhere, else the first of that name on the search path.
 * Undefined where there is none, and for `off`.
 */
export function findProgram(name: string, searchPath = ''): string | undefined {
  if (name === 'off') return undefined;
  const candidates = /[/\\]/.test(name)
    ? [resolve(name)]
    : searchPath
        .split(delimiter)
        .filter((folder) => isAbsolute(folder))
        .map((folder) => join(folder, name));
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
