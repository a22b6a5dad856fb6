import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Bytes to look at, as often as it takes. */
export interface ScanSource {
  bytes: number;
  /** From `start` (inclusive) to `end` (exclusive). */
  read(start: number, end: number): AsyncIterable<Buffer>;
}

export async function fileToScan(path: string): Promise<ScanSource> {
  return {
    bytes: (await stat(path)).size,
    read: (start, end) =>
      createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>,
  };
}
