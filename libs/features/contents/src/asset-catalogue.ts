import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { PlaceInTree } from '@haojiao/features/organizations';
import type { AssetKind } from './domain/content-document';

/** What a document needs to know of an asset that it names. */
export interface CatalogueAsset {
  id: string;
  kind: AssetKind;
  mediaType: string;
  sha256: string;
  altText: string;
  /** Of sound and film, once known. */
  durationSeconds: number | null;
  focalPoint: { x: number; y: number } | null;
  state: 'processing' | 'ready' | 'rejected';
  uploadedBy: string;
  place: PlaceInTree;
}

/** Reads assets as facts, many at once. */
@Injectable()
export class AssetCatalogue {
  constructor(private readonly database: Database) {}

  /** Those of the ids that exist and were not taken away; nobody takes them away before the transaction ends. */
  async find(ids: string[], manager: EntityManager): Promise<Map<string, CatalogueAsset>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<CatalogueAsset>(
      `SELECT a.id, a.kind, a.media_type AS "mediaType", a.sha256, a.alt_text AS "altText", a.state,
              a.duration_seconds AS "durationSeconds",
              a.focal_point AS "focalPoint",
              a.uploaded_by AS "uploadedBy",
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM assets a JOIN organizations o ON o.id = a.organization_id
       WHERE a.id = ANY($1::uuid[]) AND a.deleted_at IS NULL
       FOR SHARE OF a`,
      [ids],
      manager,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
