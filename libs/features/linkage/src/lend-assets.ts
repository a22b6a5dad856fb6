import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService, amongWhere } from '@haojiao/features/assets';
import type { AssetUsage } from '@haojiao/features/assets';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';

/**
 * The files of an item that was handed down are seen by those to whom it was handed, one by one and without the library
 * that they lie in; and they stay as long as anybody may still take it.
 */
@Injectable()
export class LendAssets implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
  ) {}

  onModuleInit(): void {
    this.assets.registerLender((actor, assetId) => this.isLentTo(actor, assetId));
    this.assets.registerUsage(
      (assetId, manager) => this.pushesWith(assetId, manager),
      amongWhere(`EXISTS (
        SELECT FROM content_revisions r JOIN content_pushes p ON p.revision_id = r.id AND p.cancelled_at IS NULL
        JOIN pushed_items i ON i.push_id = p.id AND i.state = 'open'
        WHERE r.asset_ids @> ARRAY[wanted.id])`),
    );
  }

  /** By a push to their unit, by their unit's own item, or by a subscription. Plan: `content_revisions_asset_ids`. */
  private async isLentTo(actor: Actor, assetId: string): Promise<boolean> {
    const [row] = await this.database.query<{ isLent: boolean }>(
      `WITH named AS (SELECT id, content_id FROM content_revisions WHERE asset_ids @> ARRAY[$3::uuid])
       SELECT EXISTS (
           SELECT FROM named n JOIN content_pushes p ON p.revision_id = n.id AND p.cancelled_at IS NULL
           JOIN pushed_items i ON i.push_id = p.id JOIN organizations o ON o.id = i.organization_id
           WHERE ${scopeSql('o', 1)})
         OR EXISTS (
           SELECT FROM named n JOIN contents c ON n.id IN (c.current_revision_id, c.approved_revision_id)
             AND c.id = n.content_id AND c.deleted_at IS NULL
           JOIN content_origins g ON g.content_id = c.id
           JOIN content_revisions taken ON taken.id = g.origin_revision_id AND taken.asset_ids @> ARRAY[$3::uuid]
           JOIN organizations o ON o.id = c.organization_id WHERE ${scopeSql('o', 1)})
         OR EXISTS (
           SELECT FROM named n JOIN contents c ON c.approved_revision_id = n.id AND c.state = 'published'
           JOIN unit_subscriptions s ON s.source_organization_id = c.organization_id AND s.state = 'active'
           JOIN organizations o ON o.id = s.subscriber_organization_id
           WHERE ${scopeSql('o', 1)}) AS "isLent"`,
      [...scopeParameters(actor.scope('linkage.take')), assetId],
    );
    return row!.isLent;
  }

  /** What was pushed can still be taken as it was, whatever became of the item meanwhile. */
  private async pushesWith(assetId: string, manager: EntityManager): Promise<AssetUsage[]> {
    const rows = await this.database.query<{ id: string; title: string; place: PlaceInTree }>(
      `SELECT p.id, p.title, json_build_object('id', o.id, 'path', o.path) AS place
       FROM content_revisions r JOIN content_pushes p ON p.revision_id = r.id AND p.cancelled_at IS NULL
       JOIN organizations o ON o.id = p.organization_id
       WHERE r.asset_ids @> ARRAY[$1::uuid]
         AND EXISTS (SELECT FROM pushed_items i WHERE i.push_id = p.id AND i.state = 'open') ORDER BY p.id`,
      [assetId],
      manager,
    );
    return rows.map(({ id, title, place }) => ({
      objectType: 'push',
      objectId: id,
      title,
      state: null,
      isVisibleTo: (actor) => actor.can('content.read', place),
    }));
  }
}
