import { Inject, Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { ContentEntity, TimeKey } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { alreadyTaken } from '../pushes/answer-pushes';
import { TakeOver } from '../take-over';
import type { TakeChanges } from '../take-over';
import { SubscriptionTakeEntity } from './subscription-take.entity';
import { UnitSubscriptions, notTheirs, stateForbids } from './unit-subscriptions';
import type { UnitSubscriptionEntity } from './unit-subscription.entity';

/** A published item of the source, as it is live. */
export interface SubscribedItem {
  contentId: string;
  type: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  columnId: string | null;
  slug: string;
  publishedAt: Date;
  /** `publishedAt` with microseconds, UTC. */
  sortTime: string;
  revisionId: string;
  /** The subscriber's own item that was made of it. */
  takenContentId: string | null;
}

/** What a source published, for those who follow it, and taking it over from there. */
@Injectable()
export class SubscribedItems {
  constructor(
    private readonly database: Database,
    private readonly subscriptions: UnitSubscriptions,
    private readonly taking: TakeOver,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Newest first. Plan: `contents_published`. @throws AppError `unit_subscription_not_found`, `subscription_state_forbids` */
  async list(actor: Actor, id: string, limit: number, before: TimeKey | null): Promise<SubscribedItem[]> {
    const { subscription } = await this.subscriptions.get(actor, id);
    if (subscription.state !== 'active') throw stateForbids();
    return this.select(subscription, null, limit + 1, before);
  }

  /** @throws AppError `content_not_found` for what is not in the feed, `already_taken`, and as `TakeOver.draft` */
  async take(actor: Actor, id: string, contentId: string, changes: TakeChanges): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const { subscription, subscriber } = await this.subscriptions.hold(manager, actor, id);
      if (!actor.can('linkage.take', subscriber)) throw notTheirs();
      if (subscription.state !== 'active') throw stateForbids();
      const [item] = await this.select(subscription, contentId, 1, null);
      if (!item) throw notFound('content', '订阅里没有这篇稿件。', 'The subscription has no such item.');
      if (item.takenContentId) throw alreadyTaken(item.takenContentId);
      const taken = { contentId, revisionId: item.revisionId, permissionBasis: '单位间订阅转载' };
      const content = await this.taking.draft(manager, actor, subscriber.id, taken, changes);
      await manager.save(
        manager.create(SubscriptionTakeEntity, {
          subscriptionId: id,
          originContentId: contentId,
          contentId: content.id,
          takenBy: actor.userId,
          takenAt: this.clock.now(),
        }),
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: subscriber.id,
        action: 'unit_subscription.item_taken',
        objectType: 'content',
        objectId: content.id,
        details: { subscriptionId: id, originContentId: contentId },
      });
      return content;
    });
  }

  private select(
    { id, sourceOrganizationId, columnId, tags }: UnitSubscriptionEntity,
    contentId: string | null,
    limit: number,
    before: TimeKey | null,
  ): Promise<SubscribedItem[]> {
    return this.database.query<SubscribedItem>(
      `SELECT c.id AS "contentId", c.type, r.document ->> 'title' AS title, r.document ->> 'summary' AS summary,
              r.document ->> 'byline' AS byline,
              ARRAY(SELECT jsonb_array_elements_text(r.document -> 'tags')) AS tags,
              (r.document ->> 'columnId')::uuid AS "columnId", c.slug, c.published_at AS "publishedAt",
              to_char(c.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortTime",
              r.id AS "revisionId", taken.id AS "takenContentId"
       FROM contents c JOIN content_revisions r ON r.id = c.approved_revision_id
       LEFT JOIN subscription_takes t ON t.subscription_id = $2 AND t.origin_content_id = c.id
       LEFT JOIN contents taken ON taken.id = t.content_id AND taken.deleted_at IS NULL
       WHERE c.organization_id = $1 AND c.state = 'published' AND c.published_at IS NOT NULL
         AND ($3::uuid IS NULL OR r.document ->> 'columnId' = $3::text)
         AND (cardinality($4::text[]) = 0 OR r.document -> 'tags' ?| $4::text[])
         AND ($5::uuid IS NULL OR c.id = $5)
         AND ($6::timestamptz IS NULL OR (c.published_at, c.id) < ($6::timestamptz, $7::uuid))
       ORDER BY c.published_at DESC, c.id DESC LIMIT $8`,
      [sourceOrganizationId, id, columnId, tags, contentId, before?.time ?? null, before?.id ?? null, limit],
    );
  }
}
