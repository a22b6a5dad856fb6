import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * How Node runs them: with nurseries of 8 MB instead of 16, and without source maps, which it would keep in memory for
 * every file: together some 50 MB less for each process. Traces name the built files, which lie as the sources do.
 */
export const nodeFlags = ['--max-semi-space-size=8'];

/** The built programs. */
export const programs = {
  api: join(root, 'dist/apps/api/src/main.js'),
  worker: join(root, 'dist/apps/worker/src/main.js'),
  sandbox: join(root, 'dist/apps/sandbox/src/main.js'),
  prepare: join(root, 'dist/apps/api/src/prepare.js'),
};
