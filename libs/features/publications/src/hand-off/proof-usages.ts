import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsageRow {
  id: string;
  title: string;
  state: string;
  place: PlaceInTree;
}

/** The proof of a post stays in the library as long as the publication tells of it. */
@Injectable()
export class ProofUsages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage((assetId, manager) => this.find(assetId, manager));
  }

  /** Plan: index `publications_proof_asset_id`. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT p.id, c.title, p.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM publications p JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = p.organization_id
       WHERE p.proof_asset_id = $1`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, place }) => ({
      objectType: 'publication',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) => actor.can('publication.read', place),
    }));
  }
}
