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

/** Tells the asset library which pictures are logos of brands. */
@Injectable()
export class BrandAssetUsages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere('EXISTS (SELECT FROM brands b WHERE b.logo_asset_id = wanted.id)'),
    );
  }

  /** Plan: `brands_logo_asset_id`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT b.id, b.name AS title, b.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM brands b JOIN organizations o ON o.id = b.organization_id
       WHERE b.logo_asset_id = $1 ORDER BY b.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, place }) => ({
      objectType: 'brand',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) => actor.can('brand.read', place),
    }));
  }
}
