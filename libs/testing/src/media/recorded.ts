import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What the ffmpeg program at `ffmpeg` makes of one of its own sources (`sine=duration=3`), as the bytes of a file with
 * that ending.
 */
export function recorded(
  ffmpeg: string,
  source: string,
  extension: string,
  parameters: string[] = [],
): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'haojiao-recorded-'));
  try {
    const path = join(folder, `recorded.${extension}`);
    execFileSync(ffmpeg, ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', source, ...parameters, path]);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
