import { Transform } from 'node:stream';

/** Bytes that are handed out otherwise than they lie: `head`, and nothing but zeros after it. */
export interface BytePatch {
  /** Inclusive. */
  start: number;
  /** Exclusive. */
  end: number;
  head: Buffer;
}

/** Bytes from `start` (inclusive) to `end` (exclusive) of a file; fewer where it ends before. */
export type ReadBytes = (start: number, end: number) => Promise<Buffer>;

/** Applies the patches to a stream whose first byte is the one at `offset` of the file. Lengths stay as they are. */
export function patching(patches: readonly BytePatch[], offset: number): Transform {
  let at = offset;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const patched = patchedBytes(chunk, at, patches);
      at += chunk.length;
      next(null, patched);
    },
  });
}

/** The bytes that lie at `at`, patched. */
export function patchedBytes(bytes: Buffer, at: number, patches: readonly BytePatch[]): Buffer {
  const touching = patches.filter(({ start, end }) => start < at + bytes.length && end > at);
  if (touching.length === 0) return bytes;
  const patched = Buffer.from(bytes);
  for (const { start, end, head } of touching) {
    const [from, to] = [Math.max(start, at), Math.min(end, at + bytes.length)];
    patched.fill(0, from - at, to - at);
    head.subarray(from - start, to - start).copy(patched, from - at);
  }
  return patched;
}
