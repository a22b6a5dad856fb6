import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { besideRecording, patchedBytes, patching } from '@haojiao/infrastructure/media';
import type { BytePatch } from '@haojiao/infrastructure/media';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import type { PublicFile } from './public-files';

/** Recordings whose patches are remembered; each takes a few kilobytes at the most. */
const REMEMBERED = 1_000;

/**
 * The bytes of a file as strangers get them. The original of sound and film lies untouched in the storage, as it was
 * approved; on its way out everything that tells of place, device and people is blanked, in the same length, so that
 * ranges stay exact. Files that we made ourselves hold nothing of it.
 */
@Injectable()
export class PublicBytes {
  private readonly known = new Map<string, Promise<BytePatch[]>>();

  constructor(private readonly storage: ObjectStorage) {}

  /** Of the bytes as they go out. */
  async etagOf(file: PublicFile): Promise<string> {
    const isBlanked = (await this.patchesOf(file)).length > 0;
    return isBlanked ? `"${file.sha256}-blanked"` : `"${file.sha256}"`;
  }

  /** Bytes from `start` (inclusive) to `end` (exclusive). @throws ObjectMissing */
  async open(file: PublicFile, start: number, end: number): Promise<Readable> {
    const patches = await this.patchesOf(file);
    const stream = await this.storage.openRead(file.sha256, { start, end });
    if (patches.length === 0) return stream;
    const patched = patching(patches, start);
    stream.once('error', (error) => patched.destroy(error));
    patched.once('close', () => stream.destroy());
    return stream.pipe(patched);
  }

  /** The same in one piece. @throws ObjectMissing */
  async read(file: PublicFile, start: number, end: number): Promise<Buffer> {
    const patches = await this.patchesOf(file);
    const bytes = await this.storage.readRange(file.sha256, { start, end });
    return patches.length === 0 ? bytes : patchedBytes(bytes, start, patches);
  }

  private async patchesOf(file: PublicFile): Promise<BytePatch[]> {
    if (!file.isOriginal || !['audio', 'video'].includes(file.kind)) return [];
    let patches = this.known.get(file.sha256);
    if (!patches) {
      patches = this.find(file);
      this.known.set(file.sha256, patches);
      patches.catch(() => this.known.delete(file.sha256));
      const [oldest] = this.known.keys();
      if (this.known.size > REMEMBERED) this.known.delete(oldest!);
    }
    return patches;
  }

  private find({ sha256, bytes, mediaType }: PublicFile): Promise<BytePatch[]> {
    const read = async (start: number, end: number) =>
      buffer(await this.storage.openRead(sha256, { start, end: Math.min(end, bytes) }));
    return besideRecording(mediaType, read, bytes);
  }
}
