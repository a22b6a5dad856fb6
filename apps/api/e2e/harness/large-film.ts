import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { anMp4Head } from '@haojiao/testing';

const BLOCK_BYTES = 1024 * 1024;

/** A film of that many bytes in a file; every megabyte is another, so that a part in a wrong place changes the hash. */
export async function writeLargeFilm(path: string, bytes: number): Promise<{ sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(path, 'w');
  const { head, paddingBytes } = anMp4Head({ seconds: 60, bytes });
  const block = Buffer.alloc(BLOCK_BYTES, 0x5a);
  const put = async (piece: Buffer) => {
    hash.update(piece);
    await file.writeFile(piece);
  };
  try {
    await put(head);
    for (let written = 0; written < paddingBytes; written += BLOCK_BYTES) {
      block.writeUInt32BE(written / BLOCK_BYTES, 0);
      await put(block.subarray(0, Math.min(BLOCK_BYTES, paddingBytes - written)));
    }
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex') };
}
