import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { ContentEntity } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { ReportArticles } from './desk/report-articles';
import { takingUnit } from './desk/taking-unit';
import { bylineOf } from './domain/contributors';
import { requireMove } from './domain/submission-transitions';
import type { SubmissionEntity } from './persistence/submission.entity';
import { SubmissionLog } from './submission-log';
import { SubmissionVersions } from './submission-versions';
import { SubmissionsService } from './submissions.service';

export interface Acceptance {
  /** The unit that takes it: the sending one or one above it; default see `takingUnit`. */
  organizationId?: string;
  columnId?: string | null;
  /** Default the report's. */
  title?: string;
  /** A word to the sender. */
  comment?: string | null;
}

/** What the editor does: take a report up, or not. */
@Injectable()
export class DecideSubmission {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly contents: ContentsService,
    private readonly articles: ReportArticles,
    private readonly versions: SubmissionVersions,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes the report a draft of the editor's, with its senders named in the byline and kept from reviewing it.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_already_decided`, `submission_withdrawn`,
   * `invalid_input`
   */
  async accept(actor: Actor, id: string, acceptance: Acceptance): Promise<ContentEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      const place = await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'accepted');
      // One that came back may have been changed since, without being sent again.
      await this.versions.keep(manager, submission, submission.sentBy, this.clock.now());
      const unit = takingUnit(actor, place, acceptance.organizationId);
      const content = await this.contents.createDraft(manager, actor, {
        organizationId: unit.id,
        type: 'article',
        title: acceptance.title ?? submission.title,
        columnId: acceptance.columnId,
        byline: bylineOf(submission.contributors),
        coAuthorIds: await this.articles.coAuthorsOf([submission], actor, unit, manager),
        article: { html: await this.articles.htmlOf(submission, manager) },
        submissionId: submission.id,
      });
      Object.assign(submission, {
        state: 'accepted',
        contentId: content.id,
        decidedBy: actor.userId,
        decidedAt: this.clock.now(),
      });
      await manager.save(submission);
      await this.log.record(manager, actor.audit, submission, 'accepted', acceptance.comment ?? null, {
        contentId: content.id,
        takenBy: unit.id,
      });
      return content;
    });
  }

  /** @throws AppError as `accept` */
  async decline(actor: Actor, id: string, reason: string): Promise<SubmissionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'declined');
      Object.assign(submission, {
        state: 'declined',
        declineReason: reason,
        decidedBy: actor.userId,
        decidedAt: this.clock.now(),
      });
      const saved = await manager.save(submission);
      await this.log.record(manager, actor.audit, saved, 'declined', reason, { reason });
      return saved;
    });
  }
}
