import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { extensionOf } from '@haojiao/infrastructure/media';
import type { MediaKind } from '@haojiao/infrastructure/media';
import { HASH_PREFIX_LENGTH, ORIGINAL, parsePublicName } from './public-path';

export interface PublicFile {
  sha256: string;
  bytes: number;
  mediaType: string;
  kind: MediaKind;
  fileName: string;
  /** As it was uploaded, and not made by us. */
  isOriginal: boolean;
  /** Only the pages of our own address play it. */
  isOwnPageOnly: boolean;
}

interface FileRow extends Omit<PublicFile, 'bytes' | 'isOriginal' | 'isOwnPageOnly'> {
  bytes: string;
}

const originalSql = `
  SELECT a.sha256, a.bytes, a.media_type AS "mediaType", a.kind, a.file_name AS "fileName" FROM assets a
  WHERE a.id = $1 AND left(a.sha256, ${HASH_PREFIX_LENGTH}) = $2 AND a.kind <> 'image' AND a.deleted_at IS NULL`;

/** Plan: every table by the beginning of their primary keys. */
const renditionSql = `
  SELECT r.sha256, r.bytes, r.media_type AS "mediaType", a.kind, a.file_name AS "fileName"
  FROM assets a JOIN (
    SELECT asset_id, name, media_type, sha256, bytes FROM asset_renditions WHERE asset_id = $1
    UNION ALL
    SELECT asset_id, name, media_type, sha256, bytes FROM retired_renditions WHERE asset_id = $1
    UNION ALL
    SELECT asset_id, name, media_type, sha256, bytes FROM prepared_files WHERE asset_id = $1
  ) r ON r.asset_id = a.id
  WHERE a.id = $1 AND left(r.sha256, ${HASH_PREFIX_LENGTH}) = $2 AND r.name = $3 AND a.deleted_at IS NULL`;

/** Finds a file by its whole public address; a part of one leads nowhere. */
@Injectable()
export class PublicFiles {
  constructor(private readonly database: Database) {}

  async find(assetId: string, hashPrefix: string, fileName: string): Promise<PublicFile | null> {
    const parsed = parsePublicName(fileName);
    if (!parsed || !isId(assetId) || !/^[0-9a-f]{32}$/.test(hashPrefix)) return null;
    const rows =
      parsed.name === ORIGINAL
        ? await this.database.query<FileRow>(originalSql, [assetId, hashPrefix])
        : await this.database.query<FileRow>(renditionSql, [assetId, hashPrefix, parsed.name]);
    const row = rows.find(({ mediaType }) => extensionOf(mediaType) === parsed.extension);
    if (!row) return null;
    const isOwnPageOnly = /^stream(?:_|$)/.test(parsed.name);
    return { ...row, bytes: Number(row.bytes), isOriginal: parsed.name === ORIGINAL, isOwnPageOnly };
  }
}
