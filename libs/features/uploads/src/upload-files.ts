import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readdir, rm, stat, statfs } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { constants, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { HOUR_MS, isId } from '@haojiao/kernel';
import { ObjectStorage, systemErrorCode } from '@haojiao/infrastructure/storage';
import { RESUMABLE_FOLDER } from '@haojiao/features/assets';

/** Where the parts lie, one file per upload, named by its id: no word of the sender's ever becomes part of a path. */
@Injectable()
export class UploadFiles {
  private readonly folder: string;

  constructor(private readonly storage: ObjectStorage) {
    this.folder = join(storage.incomingFolder, RESUMABLE_FOLDER);
  }

  pathOf(id: string): string {
    if (!isId(id)) throw new Error('An upload is named by a UUID');
    return join(this.folder, id);
  }

  /** For writing at places of one's own; made when it is not there. */
  async open(id: string): Promise<FileHandle> {
    await mkdir(this.folder, { recursive: true, mode: 0o750 });
    return open(this.pathOf(id), constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  /** Bytes on the disk; 0 when there is no file. */
  async size(id: string): Promise<number> {
    try {
      return (await stat(this.pathOf(id))).size;
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** A file of its own in the incoming folder, where what is left behind is found by its age. */
  async copy(id: string): Promise<string> {
    const path = join(this.storage.incomingFolder, `upload-${randomUUID()}`);
    await copyFile(this.pathOf(id), path);
    return path;
  }

  /** A try before this one moved the bytes to the storage and died. @throws ObjectMissing when they are not there either */
  async fetchBack(id: string, sha256: string): Promise<void> {
    await pipeline(await this.storage.openRead(sha256), createWriteStream(this.pathOf(id), { mode: 0o600 }));
  }

  /** Bytes that the device has left for us. */
  async free(): Promise<number> {
    const { bavail, bsize } = await statfs(join(this.folder, '..'));
    return bavail * bsize;
  }

  /** Ids of files that nobody wrote to for an hour. */
  async idle(now: Date): Promise<string[]> {
    const ids: string[] = [];
    for (const name of await readdir(this.folder).catch(() => [])) {
      const found = isId(name) ? await stat(join(this.folder, name)).catch(() => null) : null;
      if (found && now.getTime() - found.mtimeMs > HOUR_MS) ids.push(name);
    }
    return ids;
  }
}
