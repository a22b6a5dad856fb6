import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import type { PlaceInTree } from '@haojiao/features/organizations';

interface UsingSubmission {
  id: string;
  title: string;
  state: string;
  sentBy: string;
  place: PlaceInTree;
}

/** Keeps what a report shows from being deleted under it. */
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
        SELECT FROM submissions s
        WHERE (s.asset_ids @> ARRAY[wanted.id] OR s.picture_ids @> ARRAY[wanted.id]) AND s.state <> 'withdrawn')`),
    );
  }

  /** A withdrawn report needs nothing any more. */
  private async find(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<UsingSubmission>(
      `SELECT s.id, s.title, s.state, s.sent_by AS "sentBy",
              json_build_object('id', o.id, 'path', o.path) AS place
       FROM submissions s JOIN organizations o ON o.id = s.organization_id
       WHERE (s.asset_ids @> ARRAY[$1::uuid] OR s.picture_ids @> ARRAY[$1::uuid]) AND s.state <> 'withdrawn'
       ORDER BY s.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, state, sentBy, place }) => ({
      objectType: 'submission',
      objectId: id,
      title,
      state,
      isVisibleTo: (actor) =>
        actor.userId === sentBy || (state !== 'draft' && actor.can('submission.read', place)),
    }));
  }
}
