import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { ReviewClosed } from '../review-events';
import { ReviewsService } from '../reviews.service';
import { OVERDUE, refutedNotice } from './emergency-notices';
import { EmergencyOrderClosingEntity } from './persistence/emergency-order-closing.entity';
import type { OrderEnd } from './persistence/emergency-order-closing.entity';
import { EmergencyOrderEntity } from './persistence/emergency-order.entity';

/** An order ends as its review ends. What was found against goes nowhere new, and people are told to take it back. */
@Injectable()
export class CloseEmergencyOrders implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly contents: ContentsService,
    private readonly notices: Notices,
    private readonly audit: AuditService,
    private readonly registry: ChannelRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.reviews.onClosed((event, manager) => this.close(event, manager));
  }

  private async close(event: ReviewClosed, manager: EntityManager): Promise<void> {
    const { backfillOf } = event.review;
    if (backfillOf === null) return;
    const order = await manager.findOneByOrFail(EmergencyOrderEntity, { id: backfillOf });
    const state: OrderEnd = event.state === 'approved' ? 'completed' : 'refuted';
    await manager.insert(EmergencyOrderClosingEntity, {
      orderId: order.id,
      state,
      closedBy: event.closedBy,
      closedAt: this.clock.now(),
    });
    await this.notices.resolve(manager, { type: 'emergency_order', id: order.id }, [OVERDUE]);
    if (state === 'refuted') {
      await this.contents.setState(manager, order.contentId, { approvedRevisionId: null });
      const nameOf = (platform: string) => this.registry.nameOf(platform);
      await this.notices.raise(manager, refutedNotice(order, event.content.title, nameOf));
    }
    await this.audit.record(manager, {
      actor: await this.actorOf(event.closedBy, manager),
      organizationId: order.organizationId,
      action: `emergency.${state}`,
      objectType: 'emergency_order',
      objectId: order.id,
      details: {
        contentId: order.contentId,
        revisionId: order.revisionId,
        reviewId: order.reviewId,
        late: this.clock.now() > order.backfillDueAt,
      },
    });
  }

  /** The review's own entry tells from where they decided. */
  private async actorOf(userId: string, manager: EntityManager): Promise<AuditActor> {
    const [person] = await this.database.query<{ name: string }>(
      'SELECT display_name AS name FROM users WHERE id = $1',
      [userId],
      manager,
    );
    return { id: userId, name: person?.name ?? '', address: null, requestId: null };
  }
}
