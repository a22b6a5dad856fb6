import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The built programs. */
export const programs = {
  api: join(root, 'dist/apps/api/src/main.js'),
  worker: join(root, 'dist/apps/worker/src/main.js'),
  sandbox: join(root, 'dist/apps/sandbox/src/main.js'),
  prepare: join(root, 'dist/apps/api/src/prepare.js'),
};
