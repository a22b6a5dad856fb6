import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writePrivateJson } from '../lib/private-files.mjs';

/**
 * What the demonstration must remember between two runs: its people's passwords, the app ids of the simulated accounts
 * and how often it was run. Readable by the owner only.
 */
export function openAccountsFile(home) {
  const path = join(home, 'demo-accounts.json');
  const state = { runs: 0, people: {}, channels: {}, ...readJson(path) };
  return { path, state, save: () => writePrivateJson(path, state) };
}

/** Four classes of characters, 23 characters. */
export const randomPassword = () => `Dm-${randomBytes(14).toString('base64url')}9`;
