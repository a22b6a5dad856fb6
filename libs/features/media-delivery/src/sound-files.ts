import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { LRUCache } from 'lru-cache';
import { ObjectStorage } from '@haojiao/infrastructure/storage';
import type { SoundFile } from '@haojiao/features/metrics';
import { TAG_HEADER_LENGTH, tagHeaderBytes } from './domain/tag-header';
import type { MediaFile } from './media-files';

const MAX_KEPT = 5_000;

/** Knows how much of a file is sound; its head is read once. */
@Injectable()
export class SoundFiles {
  private readonly headers = new LRUCache<string, number>({ max: MAX_KEPT });

  constructor(private readonly storage: ObjectStorage) {}

  async of({ sha256, bytes, durationSeconds }: MediaFile): Promise<SoundFile> {
    let headerBytes = this.headers.get(sha256);
    if (headerBytes === undefined) {
      const range = { start: 0, end: Math.min(TAG_HEADER_LENGTH, bytes) };
      headerBytes = tagHeaderBytes(await buffer(await this.storage.openRead(sha256, range)));
      this.headers.set(sha256, headerBytes);
    }
    // A head that claims more than there is would leave no sound at all.
    return { bytes, durationSeconds, headerBytes: headerBytes < bytes ? headerBytes : 0 };
  }
}
