import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { ContentEntity } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import { dueAt, dueSoonAt } from '../domain/review-due';
import type { ReviewEntity } from '../persistence/review.entity';
import type { StageDecided, StageOpened } from '../review-events';
import { ReviewsService } from '../reviews.service';
import { decidedWords, noticeTo, waitingKinds, waitingWords } from './review-notices';
import type { StageInWords } from './review-notices';
import { ReviewRecipients } from './review-recipients';
import { ReviewReminderEntity } from './review-reminder.entity';

/** Who can decide is told when a stage waits; who wrote and who submitted, what was decided. */
@Injectable()
export class TellOfReviews implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reviews: ReviewsService,
    private readonly recipients: ReviewRecipients,
    private readonly notices: Notices,
  ) {}

  onModuleInit(): void {
    this.reviews.onStageOpened((opened, manager) => this.stageOpened(opened, manager));
    this.reviews.onDecided((decided, manager) => this.decided(decided, manager));
    this.reviews.onClosed(({ review }, manager) => this.stageOver(review.id, manager));
  }

  private async stageOpened({ review, content, stage }: StageOpened, manager: EntityManager): Promise<void> {
    await this.stageOver(review.id, manager);
    const { stageOpenedAt } = review;
    const hours = stage.dueWithinHours;
    const due = hours === null ? null : dueAt(stageOpenedAt, hours);
    if (due && hours !== null) {
      const remindAt = dueSoonAt(stageOpenedAt, hours);
      const reminder = { reviewId: review.id, stageKey: stage.key, dueAt: due, remindAt };
      await manager.insert(ReviewReminderEntity, reminder);
    }
    const about = inWords(review, content, stage.key);
    for (const userId of await this.recipients.deciders(review.id, manager)) {
      const words = waitingWords(about, due);
      await this.notices.raise(
        manager,
        noticeTo(userId, about, 'review.decide', words, `review.waiting:${newId()}`),
      );
    }
  }

  private async decided(
    { review, content, stage, outcome, comment, deciderId }: StageDecided,
    manager: EntityManager,
  ): Promise<void> {
    await this.stageOver(review.id, manager);
    const [decider] = await this.database.query<{ name: string }>(
      'SELECT display_name AS name FROM users WHERE id = $1',
      [deciderId],
      manager,
    );
    const about = inWords(review, content, stage.key);
    const words = decidedWords(about, outcome, decider!.name, comment);
    for (const userId of new Set([content.authorId, review.submittedBy])) {
      if (userId === deciderId) continue;
      await this.notices.raise(
        manager,
        noticeTo(userId, about, 'content.read', words, `${words.kind}:${newId()}`),
      );
    }
  }

  /** First the reminder, which a sweep may hold: what it has told by then is over as well. */
  private async stageOver(reviewId: string, manager: EntityManager): Promise<void> {
    await manager.delete(ReviewReminderEntity, { reviewId });
    await this.notices.resolve(manager, { type: 'review', id: reviewId }, waitingKinds);
  }
}

function inWords(review: ReviewEntity, content: ContentEntity, stageKey: string): StageInWords {
  return {
    reviewId: review.id,
    organizationId: content.organizationId,
    title: content.title,
    stages: review.stages,
    stageKey,
  };
}
