import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writePrivateJson } from './private-files.mjs';

const pathOf = (home) => join(home, 'first-password');

/**
 * Of a first try only: kept beside the database's own password, readable by the owner only, so that `npm run demo`
 * needs no typing. The demonstration removes it when it is no longer accepted.
 * @param {{ username: string, password: string }} administrator
 */
export function keepFirstPassword(home, administrator) {
  writePrivateJson(pathOf(home), administrator);
}

/** @returns {{ username: string, password: string } | null} */
export const readFirstPassword = (home) => readJson(pathOf(home));

export function forgetFirstPassword(home) {
  rmSync(pathOf(home), { force: true });
}
