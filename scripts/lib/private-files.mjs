import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Reads a JSON file of ours; an absent or damaged one gives `null`, because each can be made again. */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Writes readable by the owner only, and never leaves a half-written file behind. */
export function writePrivate(path, text) {
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, text, { mode: 0o600, flush: true });
  renameSync(unfinished, path);
}

export function writePrivateJson(path, value) {
  writePrivate(path, `${JSON.stringify(value, null, 2)}\n`);
}
