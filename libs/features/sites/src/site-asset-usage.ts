import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsageRow {
  kind: 'site' | 'topic';
  id: string;
  title: string;
  place: PlaceInTree;
}

/** Tells the library which pictures stand on public pages: a logo isn't deleted under them. */
@Injectable()
export class SiteAssetUsage implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (SELECT FROM site_settings s WHERE s.asset_ids @> ARRAY[wanted.id])
        OR EXISTS (SELECT FROM topics t WHERE t.cover_asset_id = wanted.id)`),
    );
  }

  /** Plan: the GIN index `site_settings_asset_ids`, and `topics_cover_asset_id`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT used.*, json_build_object('id', o.id, 'path', o.path) AS place
       FROM (SELECT 'site' AS kind, s.organization_id AS id, u.name AS title, s.organization_id
             FROM site_settings s JOIN organizations u ON u.id = s.organization_id
             WHERE s.asset_ids @> ARRAY[$1::uuid]
             UNION ALL
             SELECT 'topic', id, title, organization_id FROM topics WHERE cover_asset_id = $1) AS used
       JOIN organizations o ON o.id = used.organization_id ORDER BY used.id`,
      [assetId],
      manager,
    );
    return rows.map(({ kind, id, title, place }) => ({
      objectType: kind,
      objectId: id,
      title,
      state: null,
      isVisibleTo: (actor) => actor.can(kind === 'site' ? 'organization.read' : 'content.read', place),
    }));
  }
}
