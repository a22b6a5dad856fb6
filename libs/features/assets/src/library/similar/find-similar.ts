import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { AssetsService } from '../../assets.service';
import { mayReadAsset } from '../../asset-access';
import { probesOf } from './perceptual-bands';

export interface SimilarAsset {
  id: string;
  /** In how many of the 64 bits their hashes differ; 0: they look the same. */
  distance: number;
}

/** Up to here two pictures are called alike; the index finds all of them up to 11. */
export const ALIKE_DISTANCE = 10;
const MOST_ALIKE = 100;

interface Row extends SimilarAsset {
  uploadedBy: string;
  organizationId: string;
  path: string[];
}

const columns = `a.id, a.uploaded_by AS "uploadedBy", o.id AS "organizationId", o.path`;

/** Copies of one asset, as far as the caller may know of them. */
@Injectable()
export class FindSimilar {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  /**
   * Pictures that look like it, the nearest first, without itself. Empty before the worker has looked at it.
   * Plan: bitmap scan of `assets_perceptual_bands` over 548 neighbours, then every bit is compared.
   * @throws AppError `asset_not_found`
   */
  async of(actor: Actor, id: string, distance = ALIKE_DISTANCE): Promise<SimilarAsset[]> {
    const { perceptualHash } = await this.assets.get(actor, id);
    if (perceptualHash === null) return [];
    const rows = await this.database.query<Row>(
      `SELECT * FROM (
         SELECT ${columns}, bit_count((a.perceptual_hash # $2::bigint)::bit(64))::integer AS distance
         FROM assets a JOIN organizations o ON o.id = a.organization_id
         WHERE perceptual_bands(a.perceptual_hash) && $1::integer[] AND a.perceptual_hash IS NOT NULL
           AND a.deleted_at IS NULL AND a.replaced_at IS NULL AND a.id <> $3
       ) found WHERE distance <= $4 ORDER BY distance, id DESC`,
      [probesOf(BigInt(perceptualHash)), perceptualHash, id, distance],
    );
    return readableOf(actor, rows)
      .slice(0, MOST_ALIKE)
      .map((row) => ({ id: row.id, distance: row.distance }));
  }

  /** Other assets of the same bytes, newest first. Plan: index `assets_sha256`. @throws AppError `asset_not_found` */
  async sameBytesAs(actor: Actor, id: string): Promise<string[]> {
    const { sha256 } = await this.assets.get(actor, id);
    const rows = await this.database.query<Row>(
      `SELECT ${columns}, 0 AS distance FROM assets a JOIN organizations o ON o.id = a.organization_id
       WHERE a.sha256 = $1 AND a.id <> $2 AND a.deleted_at IS NULL AND a.replaced_at IS NULL ORDER BY a.id DESC`,
      [sha256, id],
    );
    return readableOf(actor, rows).map((row) => row.id);
  }
}

function readableOf(actor: Actor, rows: Row[]): Row[] {
  return rows.filter((row) => mayReadAsset(actor, row, { id: row.organizationId, path: row.path }));
}
