import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

/** Files that an import still needs are not deleted meanwhile. */
@Injectable()
export class ReportFileUsage implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM legacy_import_files f JOIN legacy_imports i ON i.id = f.import_id
        WHERE f.asset_id = wanted.id AND i.state IN ('draft', 'checked', 'running'))`),
    );
  }

  /** Plan: `legacy_import_files_asset_id`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<{ id: string; name: string; state: string; place: PlaceInTree }>(
      `SELECT DISTINCT i.id, i.name, i.state, jsonb_build_object('id', o.id, 'path', o.path) AS place
       FROM legacy_import_files f JOIN legacy_imports i ON i.id = f.import_id
       JOIN organizations o ON o.id = i.organization_id
       WHERE f.asset_id = $1 AND i.state IN ('draft', 'checked', 'running')`,
      [assetId],
      manager,
    );
    return rows.map(({ id, name, state, place }) => ({
      objectType: 'legacy_import',
      objectId: id,
      title: name,
      state,
      isVisibleTo: (actor) => actor.can('legacy_import.manage', place),
    }));
  }
}
