import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { requireOpen } from './domain/review-transitions';
import { OpenStage } from './open-stage';
import type { ReviewEntity } from './persistence/review.entity';
import { ReviewsService } from './reviews.service';

/** People come and go while a stage waits: looks anew for a unit in which somebody may decide it. */
@Injectable()
export class EscalateReview {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly stages: OpenStage,
    private readonly audit: AuditService,
  ) {}

  /**
   * Asks the unit that the flow names where somebody of it may decide by now, else the nearest above; the stage waits
   * on, its time runs on. @throws AppError `review_not_found`, `not_allowed`, `review_closed`
   */
  async escalate(actor: Actor, reviewId: string): Promise<ReviewEntity> {
    return this.database.transaction(async (manager) => {
      const { review, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await this.reviews.requireOn(actor, 'review.submit', content, manager);
      requireOpen(review);
      const stage = review.stages.find(({ key }) => key === review.currentStage)!;
      const opened = await this.stages.ask(manager, content, reviewId, stage, 'escalated');
      if (opened.stageOrganizationId === review.stageOrganizationId) return opened.review;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'review.escalated',
        objectType: 'review',
        objectId: reviewId,
        details: {
          contentId: content.id,
          stage: stage.key,
          from: review.stageOrganizationId,
          to: opened.stageOrganizationId,
        },
      });
      return opened.review;
    });
  }
}
