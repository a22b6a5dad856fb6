import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

/** Keeps pictures of a waiting import from being deleted; those of a draft are the draft's own. */
@Injectable()
export class ReportAssetUsage implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM imports i
        WHERE i.pictures @> jsonb_build_array(jsonb_build_object('assetId', wanted.id::text)) AND i.state = 'ready')`),
    );
  }

  /** Plan: the index on `pictures`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<{ id: string; title: string; state: string; place: PlaceInTree }>(
      `SELECT i.id, i.title, i.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM imports i JOIN organizations o ON o.id = i.organization_id
       WHERE i.pictures @> jsonb_build_array(jsonb_build_object('assetId', $1::text)) AND i.state = 'ready'
       ORDER BY i.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, place }) => ({
      objectType: 'import',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) => actor.can('content.read', place),
    }));
  }
}
