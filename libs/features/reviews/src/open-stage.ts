import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import type { ContentEntity } from '@haojiao/features/contents';
import { acceptedRoles } from './domain/review-flow';
import type { FlowStage } from './domain/review-flow';
import { ReviewEntity } from './persistence/review.entity';
import type { StageOpened, StageReason } from './review-events';
import { ReviewsService } from './reviews.service';
import { namedUnit } from './stage-units';

/** The one place where a stage of a review opens, and where is found out whose people are asked. */
@Injectable()
export class OpenStage {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Opens a stage and asks somebody; what stood for it and for later ones is void from now on. */
  async open(
    manager: EntityManager,
    content: ContentEntity,
    reviewId: string,
    stage: FlowStage,
    reason: StageReason,
  ): Promise<StageOpened> {
    await this.turnTo(manager, content, reviewId, stage);
    return this.ask(manager, content, reviewId, stage, reason);
  }

  /** The first half of `open`: a new round of that stage, which the flow has or which is appended to it. */
  async turnTo(
    manager: EntityManager,
    content: ContentEntity,
    reviewId: string,
    stage: FlowStage,
  ): Promise<void> {
    const { round, stages } = await this.reviews.load(reviewId, manager);
    const named = await namedUnit(this.database, content.organizationId, stage.unit ?? 'own', manager);
    await manager.update(ReviewEntity, reviewId, {
      ...(stages.every(({ key }) => key !== stage.key) && { stages: [...stages, stage] }),
      round: round + 1,
      currentStage: stage.key,
      currentRoles: acceptedRoles(stage),
      stageOpenedAt: this.clock.now(),
      namedOrganizationId: named,
      stageOrganizationId: named,
    });
  }

  /** The second half: asks the unit that the flow names, or the nearest above in which somebody may decide. */
  async ask(
    manager: EntityManager,
    content: ContentEntity,
    reviewId: string,
    stage: FlowStage,
    reason: StageReason,
  ): Promise<StageOpened> {
    const { namedOrganizationId: named, stageOrganizationId: before } = await this.reviews.load(
      reviewId,
      manager,
    );
    const asked = await this.unitToAsk(reviewId, manager);
    if (asked !== before) await manager.update(ReviewEntity, reviewId, { stageOrganizationId: asked });
    const opened: StageOpened = {
      review: await this.reviews.load(reviewId, manager),
      content,
      stage,
      stageOrganizationId: asked,
      escalatedFrom: asked === named ? null : named,
      reason,
    };
    // Whoever looks anew and finds the same people has nothing to tell.
    if (reason !== 'escalated' || asked !== before) await this.reviews.announceStage(opened, manager);
    return opened;
  }

  /** To be called after the act itself was recorded. */
  async recordEscalation(manager: EntityManager, actor: AuditActor, opened: StageOpened): Promise<void> {
    if (opened.escalatedFrom === null) return;
    await this.audit.record(manager, {
      actor,
      organizationId: opened.content.organizationId,
      action: 'review.escalated',
      objectType: 'review',
      objectId: opened.review.id,
      details: {
        contentId: opened.content.id,
        stage: opened.stage.key,
        from: opened.escalatedFrom,
        to: opened.stageOrganizationId,
      },
    });
  }

  /** The unit that the flow names, unless none of its own people may decide and some of a unit above may. */
  private async unitToAsk(reviewId: string, manager: EntityManager): Promise<string> {
    const [asked] = await this.database.query<{ id: string }>(
      `SELECT coalesce((
         SELECT e.organization_id FROM eligible_reviewers(r.id, $2) e JOIN organizations o ON o.id = e.organization_id
         ORDER BY cardinality(o.path) DESC LIMIT 1), r.named_organization_id) AS id
       FROM reviews r WHERE r.id = $1`,
      [reviewId, this.clock.now()],
      manager,
    );
    return asked!.id;
  }
}
