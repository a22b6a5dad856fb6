import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface ProvedAppeal {
  bulletinId: string;
  text: string;
  state: string;
  filedBy: string;
  place: PlaceInTree;
}

/** Keeps what proves an appeal from being deleted. Plan: index `bulletin_appeals_proof_asset_id`. */
@Injectable()
export class ReportProofUsage implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (SELECT FROM bulletin_appeals a WHERE a.proof_asset_id = wanted.id)`),
    );
  }

  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<ProvedAppeal>(
      `SELECT a.bulletin_id AS "bulletinId", a.text, a.state, a.filed_by AS "filedBy",
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM bulletin_appeals a JOIN bulletins b ON b.id = a.bulletin_id
       JOIN organizations o ON o.id = b.organization_id
       WHERE a.proof_asset_id = $1 ORDER BY a.id`,
      [assetId],
      manager,
    );
    return rows.map(({ bulletinId, text, state, filedBy, place }) => ({
      objectType: 'bulletin',
      objectId: bulletinId,
      title: text.slice(0, 60),
      state,
      isVisibleTo: (actor) => actor.userId === filedBy || actor.can('bulletin.read', place),
    }));
  }
}
