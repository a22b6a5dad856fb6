import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Notices } from '@haojiao/features/notices';
import { dueSoonWords, noticeTo, overdueWords } from './review-notices';
import type { StageInWords } from './review-notices';
import { ReviewRecipients } from './review-recipients';
import { ReviewReminderEntity } from './review-reminder.entity';

const BATCH = 100;

interface WaitingStage extends StageInWords {
  dueAt: Date;
  stageOrganizationId: string;
  submittedBy: string;
}

/** Once before a stage is due and once when it is overdue; what was slept through is not told one by one. */
@Injectable()
export class RemindOfReviews implements Sweep {
  readonly name = 'remind-of-reviews';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly recipients: ReviewRecipients,
    private readonly notices: Notices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const taken = await this.database.transaction(async (manager) => {
        const stages = await this.takeDue(manager, now);
        for (const stage of stages) await this.remind(manager, stage, now);
        return stages.length;
      });
      if (taken < BATCH) return;
    }
  }

  /** Plan: index `review_reminders_remind_at`; rows that another sweep or a decision holds are skipped. */
  private takeDue(manager: EntityManager, now: Date): Promise<WaitingStage[]> {
    return this.database.query<WaitingStage>(
      `SELECT w.review_id AS "reviewId", w.stage_key AS "stageKey", w.due_at AS "dueAt", r.stages, c.title,
              c.organization_id AS "organizationId", r.stage_organization_id AS "stageOrganizationId",
              r.submitted_by AS "submittedBy"
       FROM review_reminders w JOIN reviews r ON r.id = w.review_id JOIN contents c ON c.id = r.content_id
       WHERE w.remind_at <= $1 ORDER BY w.remind_at LIMIT $2 FOR UPDATE OF w SKIP LOCKED`,
      [now, BATCH],
      manager,
    );
  }

  private async remind(manager: EntityManager, stage: WaitingStage, now: Date): Promise<void> {
    const { reviewId, dueAt } = stage;
    const isOverdue = dueAt <= now;
    const deciders = await this.recipients.deciders(reviewId, manager);
    if (isOverdue) {
      const chiefs = await this.recipients.chiefEditors(stage.stageOrganizationId, manager);
      for (const userId of new Set([...deciders, ...chiefs])) {
        await this.tell(manager, stage, userId, 'review.decide', true);
      }
      if (![...deciders, ...chiefs].includes(stage.submittedBy)) {
        await this.tell(manager, stage, stage.submittedBy, 'content.read', true);
      }
    } else {
      for (const userId of deciders) await this.tell(manager, stage, userId, 'review.decide', false);
    }
    await manager.update(ReviewReminderEntity, { reviewId }, { remindAt: isOverdue ? null : dueAt });
  }

  private async tell(
    manager: EntityManager,
    stage: WaitingStage,
    userId: string,
    action: 'review.decide' | 'content.read',
    isOverdue: boolean,
  ): Promise<void> {
    const words = isOverdue ? overdueWords(stage, stage.dueAt) : dueSoonWords(stage, stage.dueAt);
    const fact = [stage.reviewId, stage.stageKey, stage.dueAt.toISOString(), stage.stageOrganizationId];
    const key = [words.kind, ...fact, userId].join(':');
    await this.notices.raise(manager, noticeTo(userId, stage, action, words, key));
  }
}
