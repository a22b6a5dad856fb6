import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { ContentEntity } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import { stageName } from '../domain/stage-name';
import type { ReviewEntity } from '../persistence/review.entity';
import { noticeTo } from '../reminders/review-notices';
import type { ReviewClaimEntity } from './review-claim.entity';

interface ClaimedReview {
  review: ReviewEntity;
  content: ContentEntity;
}

/** What is in whose hand is told to the person whose hand it is, or was. */
@Injectable()
export class ClaimNotices {
  constructor(private readonly notices: Notices) {}

  async assigned(
    manager: EntityManager,
    { review, content }: ClaimedReview,
    claim: ReviewClaimEntity,
    by: string,
  ): Promise<void> {
    if (claim.userId === claim.assignedBy) return;
    const stage = stageName(review.stages, claim.stageKey);
    const words = {
      kind: 'review.assigned',
      severity: 'info',
      title: {
        zh: `《${content.title}》的${stage.zh}分派给您`,
        en: `"${content.title}" is assigned to you: ${stage.en}`,
      },
      body: {
        zh: `由 ${by} 分派。请打开稿件审阅后作出决定；不能处理请释放。`,
        en: `Assigned by ${by}. Open the item and decide, or release it.`,
      },
    } as const;
    await this.raise(manager, content, claim.reviewId, claim.userId, words);
  }

  async takenOver(
    manager: EntityManager,
    { review, content }: ClaimedReview,
    claim: ReviewClaimEntity,
    from: string,
    by: string,
  ): Promise<void> {
    const stage = stageName(review.stages, claim.stageKey);
    const words = {
      kind: 'review.taken_over',
      severity: 'info',
      title: {
        zh: `《${content.title}》的${stage.zh}已转由他人处理`,
        en: `"${content.title}" is in another's hand now: ${stage.en}`,
      },
      body: {
        zh: `由 ${by} 接手或改派，您不用再处理。`,
        en: `${by} took it over or gave it to somebody else; you need not act on it.`,
      },
    } as const;
    await this.raise(manager, content, claim.reviewId, from, words);
  }

  /** Nobody has to act on an assignment that was given back, or to somebody else. */
  assignmentOver(manager: EntityManager, reviewId: string): Promise<void> {
    return this.notices.resolve(manager, { type: 'review', id: reviewId }, ['review.assigned']);
  }

  private async raise(
    manager: EntityManager,
    { organizationId }: ContentEntity,
    reviewId: string,
    userId: string,
    words: Parameters<typeof noticeTo>[3],
  ): Promise<void> {
    const about = { reviewId, organizationId };
    await this.notices.raise(
      manager,
      noticeTo(userId, about, 'review.decide', words, `${words.kind}:${newId()}`),
    );
  }
}
