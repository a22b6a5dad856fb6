import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService, cleanText, documentFingerprint } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { OpenReview } from '../open-review';
import { ReviewsService } from '../reviews.service';
import { dueAt, orderFaults } from './domain/emergency-order';
import type { OrderPeople, OrderWish } from './domain/emergency-order';
import { orderedInYourName } from './emergency-notices';
import { EmergencyTerms } from './emergency-terms';
import { EmergencyOrderEntity } from './persistence/emergency-order.entity';

/** 先发后补: the duty officer writes down by whose word an item goes out now; its review is opened at once. */
@Injectable()
export class RecordEmergencyOrder {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly terms: EmergencyTerms,
    private readonly reviews: ReviewsService,
    private readonly opening: OpenReview,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Freezes what was last saved, lets exactly that go out on exactly these platforms, and opens the review that makes
   * it good.
   * @throws AppError `content_not_found`, `not_allowed`, `emergency_order_exists`, `emergency_flow_missing`,
   * `invalid_input` naming all that speaks against it, `proofing_forbidden`, and whatever a submission or a sign-off is refused for
   */
  async record(actor: Actor, contentId: string, wish: OrderWish): Promise<EmergencyOrderEntity> {
    return this.database.transaction(async (manager) => {
      const content = await this.contents.loadForUpdate(contentId, manager);
      const place = await this.contents.requireOn(actor, 'emergency.record', content, manager);
      await this.requireNone(content, manager);
      const revision = await this.contents.revision(content.currentRevisionId, manager);
      const { flowId, settings } = await this.terms.allowance(place, manager);
      const order = { ...wish, wording: cleanText(wish.wording), reasonText: textOf(wish.reasonText) };
      const now = this.clock.now();
      const people = await this.peopleOf(actor, content, order.approverId, place, manager);
      const nameOf = (platform: string) => this.registry.nameOf(platform);
      const faults = orderFaults(order, settings, people, now, nameOf);
      if (faults.length > 0) throw invalidInput(faults);
      const kept = manager.create(EmergencyOrderEntity, {
        ...order,
        id: newId(),
        reviewId: newId(),
        contentId,
        organizationId: content.organizationId,
        revisionId: revision.id,
        fingerprint: documentFingerprint(revision.document),
        flowId,
        recorderId: actor.userId,
        recordedAt: now,
        backfillDueAt: dueAt(order.approvedAt, settings),
      });
      await manager.insert(EmergencyOrderEntity, kept);
      const comment = `先发后补：${order.wording}`;
      const backfill = { id: kept.reviewId, of: kept.id };
      await this.opening.open(manager, actor, { content, revision, place, comment, backfill });
      const approved = await this.contents.setState(manager, contentId, {
        ...(content.state !== 'published' && { state: 'approved' }),
        approvedRevisionId: revision.id,
      });
      await this.reviews.askBeforeApproval(
        { content: approved, revisionId: revision.id, approverAddress: null, limitedTo: kept.platforms },
        manager,
      );
      await this.notices.raise(manager, orderedInYourName(kept, approved, actor.displayName, nameOf));
      await this.trace(manager, actor, kept);
      return kept;
    });
  }

  /** Whoever comes second finds the order of the first. */
  private async requireNone(content: ContentEntity, manager: EntityManager): Promise<void> {
    const order = await manager.findOneBy(EmergencyOrderEntity, { revisionId: content.currentRevisionId });
    if (!order) return;
    throw ruleBroken(
      'emergency_order_exists',
      '这个版本已经登记过应急指令。',
      'An emergency order for this revision has been recorded already.',
      { extra: { emergencyOrderId: order.id } },
    );
  }

  private async peopleOf(
    actor: Actor,
    content: ContentEntity,
    approverId: string,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<OrderPeople> {
    const [approver] = await this.database.query<{ isActive: boolean; roles: string[] }>(
      `SELECT u.state = 'active' AS "isActive", ARRAY(
         SELECT DISTINCT unnest(m.roles) FROM memberships m WHERE m.user_id = u.id
           AND (m.organization_id = $2 OR (m.inherit AND m.organization_id = ANY($3::uuid[])))) AS roles
       FROM users u JOIN organizations o ON o.id = u.organization_id
       WHERE u.id = $1 AND (o.path @> ARRAY[$2::uuid] OR o.id = ANY($3::uuid[]))`,
      [approverId, place.id, place.path],
      manager,
    );
    return {
      recorderId: actor.userId,
      authorIds: await this.terms.authorIds(content, manager),
      approver: approver ?? null,
    };
  }

  private trace(manager: EntityManager, actor: Actor, order: EmergencyOrderEntity): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: order.organizationId,
      action: 'emergency.ordered',
      objectType: 'emergency_order',
      objectId: order.id,
      details: {
        contentId: order.contentId,
        revisionId: order.revisionId,
        fingerprint: order.fingerprint,
        reviewId: order.reviewId,
        reasonCode: order.reasonCode,
        reasonText: order.reasonText,
        approverId: order.approverId,
        approvedAt: order.approvedAt.toISOString(),
        means: order.means,
        wording: order.wording,
        platforms: order.platforms,
        backfillDueAt: order.backfillDueAt.toISOString(),
      },
    });
  }
}

function textOf(text: string | null): string | null {
  return cleanText(text ?? '') || null;
}
