import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ReadyFiles } from '@haojiao/features/assets';
import type { ReadyFile } from '@haojiao/features/assets';
import { mediaFileName } from '@haojiao/features/delivery';
import type { DeliveryDocument } from '@haojiao/features/delivery';

export const mediaKinds = { episodes: 'episode', videos: 'video' } as const;

export type MediaKindPath = keyof typeof mediaKinds;

/** What one address of a file is made of. */
export interface MediaAddress {
  kind: MediaKindPath;
  contentId: string;
  fileName: string;
}

export interface MediaFile extends ReadyFile {
  contentId: string;
  programmeId: string | null;
  durationSeconds: number;
  /** The item went live then; other bytes have another address. */
  modifiedAt: Date;
  /** Everybody may find it; else it is of a private programme. */
  isLive: boolean;
  /** Of the asset's public file: `{assetId}/{hashPrefix}/{fileName}`. */
  address: string;
}

interface DocumentRow {
  state: string;
  document: Buffer | null;
  publishedAt: Date;
}

/** Finds the file that a published item names. */
@Injectable()
export class MediaFiles {
  constructor(
    private readonly database: Database,
    private readonly files: ReadyFiles,
  ) {}

  /**
   * `withdrawn` where the item was on the site and is no more; null where there is no such file. Plan: the primary key.
   * @throws ObjectMissing when its bytes are gone
   */
  async find({ kind, contentId, fileName }: MediaAddress): Promise<MediaFile | 'withdrawn' | null> {
    if (!isId(contentId)) return null;
    const id = contentId.toLowerCase();
    const [row] = await this.database.query<DocumentRow>(
      `SELECT state, document, published_at AS "publishedAt" FROM delivery_documents
       WHERE content_id = $1 AND type = $2`,
      [id, mediaKinds[kind]],
    );
    if (row?.state === 'withdrawn') return 'withdrawn';
    if (!row?.document) return null;
    const { media, episode } = JSON.parse(row.document.toString('utf8')) as DeliveryDocument;
    if (!media || mediaFileName(media) !== fileName) return null;
    const address = new URL(media.url).pathname.split('/').slice(-3).join('/');
    const file = await this.files.find(address);
    return (
      file && {
        ...file,
        contentId: id,
        programmeId: episode?.programmeId ?? null,
        durationSeconds: media.durationSeconds,
        modifiedAt: row.publishedAt,
        isLive: row.state === 'live',
        address,
      }
    );
  }
}
