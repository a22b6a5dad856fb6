import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsageRow {
  id: string;
  title: string;
  state: string;
  place: PlaceInTree;
}

/** Tells the asset library which items need an asset: by what was last saved, is under review or was approved. */
@Injectable()
export class AssetUsages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM content_revisions r
        JOIN contents c ON r.id IN (c.current_revision_id, c.approved_revision_id, c.review_revision_id)
          AND c.id = r.content_id AND c.deleted_at IS NULL
        WHERE r.asset_ids @> ARRAY[wanted.id])`),
    );
  }

  /** Plan: the GIN index `content_revisions_asset_ids`, then the item of each revision. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT DISTINCT ON (c.id) c.id, c.title, c.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM content_revisions r
       JOIN contents c ON r.id IN (c.current_revision_id, c.approved_revision_id, c.review_revision_id)
       JOIN organizations o ON o.id = c.organization_id
       WHERE r.asset_ids @> ARRAY[$1::uuid] AND c.deleted_at IS NULL AND c.id = r.content_id
       ORDER BY c.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, place }) => ({
      objectType: 'content',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) => actor.can('content.read', place),
    }));
  }
}
