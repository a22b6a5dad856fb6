import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { ContentEntity } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { ReviewEntity } from '../persistence/review.entity';
import type { ReviewClaimEntity } from './review-claim.entity';

/** What is in whose hand is told to the person whose hand it is, or was. */
@Injectable()
export class ClaimNotices {
  constructor(private readonly notices: Notices) {}

  async assigned(
    manager: EntityManager,
    content: ContentEntity,
    review: ReviewEntity,
    claim: ReviewClaimEntity,
    by: string,
  ): Promise<void> {
    if (claim.userId === claim.assignedBy) return;
    await this.notices.raise(manager, {
      ...aboutReview(content, review),
      userId: claim.userId,
      kind: 'review.assigned',
      title: {
        zh: `《${content.title}》分派给您审核`,
        en: `"${content.title}" is assigned to you for review`,
      },
      body: {
        zh: `${by} 请您处理环节 ${claim.stageKey}。请打开稿件审阅后作出决定；不能处理请释放。`,
        en: `${by} asks you to decide the stage ${claim.stageKey}. Open the item and decide, or release it.`,
      },
      dedupeKey: `review.assigned:${newId()}`,
    });
  }

  async takenOver(
    manager: EntityManager,
    content: ContentEntity,
    review: ReviewEntity,
    from: string,
    by: string,
  ): Promise<void> {
    await this.notices.raise(manager, {
      ...aboutReview(content, review),
      userId: from,
      kind: 'review.taken_over',
      title: {
        zh: `《${content.title}》的审核已由他人接手`,
        en: `The review of "${content.title}" was taken over`,
      },
      body: {
        zh: `${by} 接手了您认领的环节 ${review.currentStage}，您不用再处理。`,
        en: `${by} took over the stage ${review.currentStage} that you had in hand; you need not act on it.`,
      },
      dedupeKey: `review.taken_over:${newId()}`,
    });
  }
}

function aboutReview(content: ContentEntity, review: ReviewEntity) {
  return {
    organizationId: content.organizationId,
    action: 'review.decide',
    severity: 'info',
    objectType: 'review',
    objectId: review.id,
  } as const;
}
