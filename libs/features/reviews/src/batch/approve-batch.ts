import { Injectable, Logger } from '@nestjs/common';
import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import { toAppError } from '@haojiao/infrastructure/http';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { DecideReview } from '../decide-review';
import { ReviewOpenings } from '../openings/review-openings';
import { ReviewsService } from '../reviews.service';

export interface BatchItem {
  reviewId: string;
  /** The stage that the caller means to approve. */
  stage: string;
}

export interface BatchOutcome {
  reviewId: string;
  /** Null: approved. */
  refusal: AppError | null;
}

/** Many approvals by one press of a key, each of something that was looked at (domain rule: only opened items). */
@Injectable()
export class ApproveBatch {
  private readonly logger = new Logger('review-batch');

  constructor(
    private readonly contents: ContentsService,
    private readonly reviews: ReviewsService,
    private readonly openings: ReviewOpenings,
    private readonly deciding: DecideReview,
  ) {}

  /** One after another, each in a transaction of its own: what one item is refused for hinders no other. */
  async approve(actor: Actor, items: BatchItem[], comment: string | null): Promise<BatchOutcome[]> {
    const outcomes: BatchOutcome[] = [];
    for (const item of items) {
      const refusal = await this.approveOne(actor, item, comment).then(
        () => null,
        (thrown: unknown) => this.refusalOf(thrown, item),
      );
      outcomes.push({ reviewId: item.reviewId, refusal });
    }
    return outcomes;
  }

  private async approveOne(
    actor: Actor,
    { reviewId, stage }: BatchItem,
    comment: string | null,
  ): Promise<void> {
    const { contentId, revisionId } = await this.reviews.load(reviewId);
    await this.reviews.requireOn(actor, 'content.read', await this.contents.load(contentId));
    if (!(await this.openings.hasOpened(actor.userId, revisionId))) throw notOpened();
    await this.deciding.decide(actor, reviewId, { outcome: 'approve', stage, comment, revisionId });
  }

  private refusalOf(thrown: unknown, { reviewId }: BatchItem): AppError {
    const refusal = toAppError(thrown);
    if (refusal.kind === 'unexpected') this.logger.error({ err: thrown, reviewId }, 'an approval failed');
    return refusal;
  }
}

function notOpened() {
  return ruleBroken(
    'review_not_opened',
    '您还没有打开过这个版本，请先打开审阅，再批量通过。',
    'You have not opened this revision yet; open it before you approve it in a batch.',
  );
}
