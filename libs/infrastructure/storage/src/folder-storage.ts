import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, copyFile, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { ObjectMissing, ObjectStorage, requireHash } from './object-storage';
import type { ByteRange } from './object-storage';
import { translateStorageError } from './storage-full';
import { systemErrorCode } from './system-error-code';

/**
 * Objects as files below one folder, spread over 65,536 sub-folders (`ab/cd/abcd…`). A file appears under its name
 * whole or not at all: written beside, flushed to the disk, then renamed.
 */
export class FolderStorage extends ObjectStorage {
  readonly incomingFolder: string;

  private constructor(private readonly folder: string) {
    super();
    this.incomingFolder = join(folder, 'incoming');
  }

  /** Makes the folder when it is not there. @throws Error when it can't be written to. */
  static async open(folder: string): Promise<FolderStorage> {
    const storage = new FolderStorage(folder);
    await mkdir(storage.incomingFolder, { recursive: true, mode: 0o750 });
    await access(storage.incomingFolder, constants.W_OK);
    return storage;
  }

  async put(sha256: string, source: Buffer | Readable | { path: string }): Promise<void> {
    const target = this.pathOf(sha256);
    const isPath = !Buffer.isBuffer(source) && !(source instanceof Readable);
    const temporary = join(this.incomingFolder, randomUUID());
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o750 });
      if (isPath && (await this.moved(source.path, target))) return;
      if (isPath) await copyFile(source.path, temporary);
      else await writeChecked(temporary, sha256, Buffer.isBuffer(source) ? [source] : source);
      await flush(temporary);
      // Over bytes that are there already this changes nothing, and it heals a file that was damaged on the disk.
      await rename(temporary, target);
      await flush(dirname(target));
      if (isPath) await rm(source.path, { force: true });
    } catch (error) {
      throw translateStorageError(error);
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.stat(sha256)) !== null;
  }

  async stat(sha256: string): Promise<{ bytes: number } | null> {
    try {
      return { bytes: (await stat(this.pathOf(sha256))).size };
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return null;
      throw error;
    }
  }

  async openRead(sha256: string, range?: ByteRange): Promise<Readable> {
    if (range && range.end <= range.start) return Readable.from([]);
    try {
      const file = await open(this.pathOf(sha256), 'r');
      return file.createReadStream(range ? { start: range.start, end: range.end - 1 } : {});
    } catch (error) {
      throw systemErrorCode(error) === 'ENOENT' ? new ObjectMissing(sha256) : error;
    }
  }

  /** One read, without what a stream costs: ranges of players and pictures are many and small. */
  override async readRange(sha256: string, { start, end }: ByteRange): Promise<Buffer> {
    if (end <= start) return Buffer.alloc(0);
    try {
      const file = await open(this.pathOf(sha256), 'r');
      try {
        const bytes = await readFully(file, start, end);
        // Cut short on the disk: no answer may promise more than there is.
        if (bytes.length < end - start) throw new ObjectMissing(sha256);
        return bytes;
      } finally {
        await file.close();
      }
    } catch (error) {
      throw systemErrorCode(error) === 'ENOENT' ? new ObjectMissing(sha256) : error;
    }
  }

  /** In one piece: a stream's pieces would be held twice more. */
  override async read(sha256: string): Promise<Buffer> {
    try {
      return await readFile(this.pathOf(sha256));
    } catch (error) {
      throw systemErrorCode(error) === 'ENOENT' ? new ObjectMissing(sha256) : error;
    }
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    requireHash(sha256);
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /**
   * In one step, so that whoever is killed in between finds the bytes under one of both names. False where they lie on
   * another device.
   */
  private async moved(from: string, to: string): Promise<boolean> {
    await flush(from);
    await utimes(from, new Date(), new Date());
    try {
      await rename(from, to);
    } catch (error) {
      if (systemErrorCode(error) !== 'EXDEV') throw error;
      return false;
    }
    await flush(dirname(to));
    return true;
  }
}

/** Less where the file ends before. */
async function readFully(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(end - start);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function writeChecked(
  path: string,
  sha256: string,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o640);
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== sha256) throw new Error(`The bytes for ${sha256} have another hash`);
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
