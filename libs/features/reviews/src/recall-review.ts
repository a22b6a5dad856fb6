import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { backfillStays } from './emergency/backfill-faults';
import { recallReview } from './domain/review-transitions';
import { ReviewEntity } from './persistence/review.entity';
import { ReviewsService } from './reviews.service';

@Injectable()
export class RecallReview {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The submitter takes the item back; decisions made so far stay on record. @throws AppError as `recallReview` */
  async recall(actor: Actor, reviewId: string): Promise<ReviewEntity> {
    return this.database.transaction(async (manager) => {
      const { review, content } = await this.reviews.loadForUpdate(reviewId, manager);
      await this.reviews.requireOn(actor, 'review.submit', content, manager);
      if (review.backfillOf !== null) throw backfillStays();
      recallReview(await this.reviews.inHand(review, manager), actor.userId);
      await manager.update(ReviewEntity, reviewId, {
        state: 'recalled',
        currentStage: null,
        currentRoles: [],
        decidedAt: this.clock.now(),
      });
      const recalled = await this.contents.setState(manager, content.id, {
        ...(content.state !== 'published' && { state: 'draft' }),
        reviewRevisionId: null,
      });
      const closed = await this.reviews.load(reviewId, manager);
      await this.reviews.announceEnd(
        { review: closed, content: recalled, state: 'recalled', closedBy: actor.userId },
        manager,
      );
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: content.organizationId,
        action: 'review.recalled',
        objectType: 'review',
        objectId: reviewId,
        details: { contentId: content.id, revisionId: review.revisionId },
      });
      return closed;
    });
  }
}
