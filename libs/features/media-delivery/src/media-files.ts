import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { PublicFiles } from '@haojiao/features/assets';
import type { PublicFile } from '@haojiao/features/assets';
import { mediaFileName } from '@haojiao/features/delivery';
import type { DeliveryDocument } from '@haojiao/features/delivery';

export const mediaKinds = { episodes: 'episode', videos: 'video' } as const;

export type MediaKindPath = keyof typeof mediaKinds;

export interface MediaFile extends PublicFile {
  contentId: string;
  programmeId: string | null;
  durationSeconds: number;
  /** The item went live then; other bytes have another address. */
  modifiedAt: Date;
}

interface NamedMedia {
  etag: string;
  /** Path of the asset's public file. */
  path: [assetId: string, hashPrefix: string, fileName: string];
  name: string;
  programmeId: string | null;
  durationSeconds: number;
}

const MAX_KEPT = 2_000;

/** Finds the file that a published item names. */
@Injectable()
export class MediaFiles {
  private readonly named = new LRUCache<string, NamedMedia>({ max: MAX_KEPT });

  constructor(
    private readonly database: Database,
    private readonly files: PublicFiles,
  ) {}

  /** `withdrawn` where the item was on the site and is no more; null where there is no such file. */
  async find(
    kind: MediaKindPath,
    contentId: string,
    fileName: string,
  ): Promise<MediaFile | 'withdrawn' | null> {
    if (!isId(contentId)) return null;
    const id = contentId.toLowerCase();
    // By the primary key at every request: what is withdrawn is gone at once.
    const [row] = await this.database.query<{ state: string; etag: string; publishedAt: Date }>(
      `SELECT state, etag, published_at AS "publishedAt" FROM delivery_documents
       WHERE content_id = $1 AND type = $2`,
      [id, mediaKinds[kind]],
    );
    if (!row) return null;
    if (row.state === 'withdrawn') return 'withdrawn';
    const named = await this.namedBy(id, row.etag);
    if (!named || named.name !== fileName) return null;
    const file = await this.files.find(...named.path);
    if (!file) return null;
    const { programmeId, durationSeconds } = named;
    return { ...file, contentId: id, programmeId, durationSeconds, modifiedAt: row.publishedAt };
  }

  private async namedBy(contentId: string, etag: string): Promise<NamedMedia | null> {
    const kept = this.named.get(contentId);
    if (kept?.etag === etag) return kept;
    const [row] = await this.database.query<{ document: Buffer | null; etag: string }>(
      'SELECT document, etag FROM delivery_documents WHERE content_id = $1',
      [contentId],
    );
    if (!row?.document) return null;
    const { media, episode } = JSON.parse(row.document.toString('utf8')) as DeliveryDocument;
    const name = media && mediaFileName(media);
    if (!media || !name) return null;
    const [assetId, hashPrefix, file] = new URL(media.url).pathname.split('/').slice(-3);
    const named: NamedMedia = {
      etag: row.etag,
      path: [assetId!, hashPrefix!, file!],
      name,
      programmeId: episode?.programmeId ?? null,
      durationSeconds: media.durationSeconds,
    };
    this.named.set(contentId, named);
    return named;
  }
}
