import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';

const maxBytes = 10 * 1024 * 1024;
const kept = 3;

export function logPath(home, name) {
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  return join(home, 'logs', `${name}.log`);
}

export function lastLines(home, name, count) {
  const path = logPath(home, name);
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Keeps logs from filling the disk. The file is copied and emptied rather than renamed, because the servers hold it open
 * (for appending, so that they go on at its new end).
 */
export function rotateLog(home, name) {
  const path = logPath(home, name);
  if (!existsSync(path) || statSync(path).size < maxBytes) return;
  for (let age = kept - 1; age >= 1; age -= 1) {
    if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  }
  copyFileSync(path, `${path}.1`);
  truncateSync(path, 0);
}
