import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsageRow {
  name: string;
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
    this.assets.registerUsage((assetId, manager) => this.find(assetId, manager));
  }

  /** Plan: the GIN index `site_settings_asset_ids`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT o.name, json_build_object('id', o.id, 'path', o.path) AS place
       FROM site_settings s JOIN organizations o ON o.id = s.organization_id
       WHERE s.asset_ids @> ARRAY[$1::uuid] ORDER BY o.id`,
      [assetId],
      manager,
    );
    return rows.map(({ name, place }) => ({
      objectType: 'site',
      objectId: place.id,
      title: name,
      state: null,
      isVisibleTo: (actor) => actor.can('organization.read', place),
    }));
  }
}
