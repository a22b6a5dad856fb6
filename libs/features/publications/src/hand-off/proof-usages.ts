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

/** What a publication shows, and the proof of a post, stay in the library as long as it tells of them. */
@Injectable()
export class ProofUsages implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerUsage(
      (assetId, manager) => this.find(assetId, manager),
      amongWhere(`EXISTS (SELECT FROM publications p WHERE p.proof_asset_id = wanted.id)`),
    );
    this.assets.registerUsage(
      (assetId, manager) => this.liveWith(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM content_revisions r JOIN publications p ON p.revision_id = r.id AND p.content_id = r.content_id
        WHERE r.asset_ids @> ARRAY[wanted.id] AND p.state NOT IN ('failed', 'cancelled', 'withdrawn'))`),
    );
  }

  /** A channel may carry an older revision than the item has. Plan: `content_revisions_asset_ids`, then by revision. */
  private async liveWith(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsageRow>(
      `SELECT p.id, c.title, p.state, json_build_object('id', o.id, 'path', o.path) AS place
       FROM content_revisions r JOIN publications p ON p.revision_id = r.id AND p.content_id = r.content_id
       JOIN contents c ON c.id = p.content_id JOIN organizations o ON o.id = p.organization_id
       WHERE r.asset_ids @> ARRAY[$1::uuid] AND p.state NOT IN ('failed', 'cancelled', 'withdrawn') ORDER BY p.id`,
      [assetId],
      manager,
    );
    return rows.map((row) => usageOf(row));
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
    return rows.map((row) => usageOf(row));
  }
}

function usageOf({ id, title, state, place }: UsageRow): AssetUsage {
  return {
    objectType: 'publication',
    objectId: id,
    title,
    state,
    isVisibleTo: (actor) => actor.can('publication.read', place),
  };
}
