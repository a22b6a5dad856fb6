import { Injectable } from '@nestjs/common';
import { ReadyCache } from '@haojiao/infrastructure/database';
import { PublicBytes } from '../public-bytes';
import { PublicFiles } from '../public-files';
import type { PublicFile } from '../public-files';
import { AssetFileChanges } from './asset-file-changes';

/** A file with what an answer needs of it. */
export interface ReadyFile extends PublicFile {
  /** Of the bytes as they go out, with its quotes. */
  etag: string;
  /** All of them, of a small file. */
  content: Buffer | null;
}

const KILOBYTE = 1_024;
/** Pictures of pages are smaller, recordings are not. */
export const SMALL_FILE_BYTES = 256 * KILOBYTE;
const MOST_KEPT_BYTES = 64 * KILOBYTE * KILOBYTE;

interface Found {
  file: ReadyFile | null;
}

/**
 * Which file an address names, kept until it is told that an asset's files changed: who asks for it again costs no
 * question to the database, and for a small file none to the disk. What is not there is never remembered.
 */
@Injectable()
export class ReadyFiles {
  private readonly found: ReadyCache<Found>;
  private readonly dropped = new Set<string>();

  constructor(
    private readonly files: PublicFiles,
    private readonly bytes: PublicBytes,
    changes: AssetFileChanges,
  ) {
    this.found = new ReadyCache<Found>({
      maxBytes: MOST_KEPT_BYTES,
      bytesOf: ({ file }) => file?.content?.length ?? 0,
      trustMs: () => changes.trustMs(),
      isKept: ({ file }) => file !== null,
    });
    changes.onChange((change) => {
      if (!change) return this.found.clear();
      this.drop(change.assetId);
    });
  }

  /** `{assetId}/{hashPrefix}/{fileName}` as it stands in addresses; null where it is not at hand. */
  kept(address: string): ReadyFile | null {
    if (this.dropped.size > 0) return null;
    return this.found.get(keyOf(address))?.file ?? null;
  }

  /** Null where there is no such file. @throws ObjectMissing when its bytes are gone */
  async find(address: string): Promise<ReadyFile | null> {
    if (this.dropped.size > 0) await new Promise(setImmediate);
    const { file } = await this.found.load(keyOf(address), async () => ({
      file: await this.read(address),
    }));
    return file;
  }

  /** Whoever deletes many at once tells of each: they go in one pass. */
  private drop(assetId: string): void {
    this.dropped.add(assetId);
    if (this.dropped.size > 1) return;
    setImmediate(() => {
      this.found.dropWhere((address) => this.dropped.has(address.slice(0, address.indexOf('/'))));
      this.dropped.clear();
    });
  }

  private async read(address: string): Promise<ReadyFile | null> {
    const [assetId = '', hashPrefix = '', fileName = ''] = address.split('/');
    const file = await this.files.find(assetId, hashPrefix, fileName);
    if (!file) return null;
    const etag = await this.bytes.etagOf(file);
    const isSmall = file.bytes <= SMALL_FILE_BYTES;
    return { ...file, etag, content: isSmall ? await this.bytes.read(file, 0, file.bytes) : null };
  }
}

/** An id may be written in many ways, and stands for one file. */
function keyOf(address: string): string {
  const end = address.indexOf('/');
  return address.slice(0, end).toLowerCase() + address.slice(end);
}
