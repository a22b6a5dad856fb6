import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ReviewsService } from '../reviews.service';
import { ReviewOpeningEntity } from './review-opening.entity';

/** Who has looked at exactly what they are asked about. */
@Injectable()
export class ReviewOpenings {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Logs that the caller has the revision under review before them; the first time counts. `seenRevisionId` is what
   * they say they see.
   * @throws AppError `review_not_found`, `review_moved_on` where the review is about another revision by now
   */
  async open(actor: Actor, reviewId: string, seenRevisionId?: string): Promise<ReviewOpeningEntity> {
    return this.database.transaction(async (manager) => {
      const review = await this.reviews.load(reviewId, manager);
      const content = await this.contents.load(review.contentId, manager);
      await this.reviews.requireOn(actor, 'content.read', content, manager);
      const { revisionId } = review;
      if (seenRevisionId !== undefined && seenRevisionId.toLowerCase() !== revisionId)
        throw movedOn(revisionId);
      const inserted = await this.database.query(
        `INSERT INTO review_openings (id, review_id, revision_id, user_id, opened_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (user_id, revision_id) DO NOTHING RETURNING id`,
        [newId(), reviewId, revisionId, actor.userId, this.clock.now()],
        manager,
      );
      if (inserted.length > 0) {
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: content.organizationId,
          action: 'review.opened',
          objectType: 'review',
          objectId: reviewId,
          details: { contentId: content.id, revisionId },
        });
      }
      return manager.findOneByOrFail(ReviewOpeningEntity, { userId: actor.userId, revisionId });
    });
  }

  /** Plan: the unique index `review_openings_once`. */
  hasOpened(userId: string, revisionId: string, manager?: EntityManager): Promise<boolean> {
    return (manager ?? this.database.manager).existsBy(ReviewOpeningEntity, { userId, revisionId });
  }
}

/** The item under review was corrected meanwhile. */
export function movedOn(revisionId: string) {
  return ruleBroken(
    'review_moved_on',
    '审核中的稿件已有新的版本，请重新打开后再处理。',
    'The item under review has a newer revision by now; open it again.',
    { extra: { revisionId } },
  );
}
