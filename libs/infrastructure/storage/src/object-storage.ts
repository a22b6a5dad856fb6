import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** Bytes from `start` (inclusive) to `end` (exclusive). */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where files lie, by the SHA-256 of their bytes (lower-case hex): the same bytes are stored once, and what lies under
 * a name never changes. One driver for a folder, one for S3-compatible servers.
 */
export abstract class ObjectStorage {
  /** A local folder for files on their way in; best on the same device as the storage itself. */
  abstract readonly incomingFolder: string;

  /**
   * Stores bytes whose hash the caller has computed. A path is handed over: the file there may be moved. Doing it again
   * with the same bytes does no harm.
   * @throws AppError `storage_full` when no space is left.
   * @throws Error when the bytes of a stream or buffer don't have that hash.
   */
  abstract put(sha256: string, source: Buffer | Readable | { path: string }): Promise<void>;

  abstract has(sha256: string): Promise<boolean>;

  /** Size in bytes, or null when nothing lies there. */
  abstract stat(sha256: string): Promise<{ bytes: number } | null>;

  /** @throws ObjectMissing when nothing lies there: before the first byte, not in the middle of the stream. */
  abstract openRead(sha256: string, range?: ByteRange): Promise<Readable>;

  /** A small part of it in memory. @throws ObjectMissing when nothing lies there. */
  async readRange(sha256: string, range: ByteRange): Promise<Buffer> {
    return buffer(await this.openRead(sha256, range));
  }

  /** The whole of it in memory of its own. @throws ObjectMissing when nothing lies there. */
  async read(sha256: string): Promise<Buffer> {
    return buffer(await this.openRead(sha256));
  }

  /** Removing what is not there is no error. */
  abstract remove(sha256: string): Promise<void>;
}

/** A row names an object that storage does not have: a restored database without its files, or tampering. */
export class ObjectMissing extends Error {
  constructor(readonly sha256: string) {
    super(`Storage has no object ${sha256}`);
    this.name = 'ObjectMissing';
  }
}

/** @throws Error for anything that is not a hash: it would become part of a path. */
export function requireHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('An object is named by 64 lower-case hex digits');
  return sha256;
}
