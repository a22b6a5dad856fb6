import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, fault, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionsService } from '@haojiao/features/submissions';
import type { SubmissionEntity } from '@haojiao/features/submissions';
import { dayIn } from '../today';
import { SubmissionMarkEntity } from './submission-mark.entity';
import type { SubmissionMarkCode } from './submission-mark.entity';

/**
 * What the desk found about reports. Given by who decides on reports in the unit above the sending one (the root has
 * none above), never by who sent or wrote it.
 */
@Injectable()
export class SubmissionMarksService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly submissions: SubmissionsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `submission_not_found`, `not_allowed`, `own_submission`, `submission_not_sent`, `mark_already_given` */
  async give(actor: Actor, submissionId: string, code: SubmissionMarkCode): Promise<SubmissionMarkEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      await this.requireDesk(actor, submission, manager);
      if (['draft', 'withdrawn', 'duplicate'].includes(submission.state)) {
        throw ruleBroken(
          'submission_not_counted',
          '这篇来稿不参加计分，不能标记。',
          'This report counts nowhere: there is nothing to mark.',
        );
      }
      const now = this.clock.now();
      const { timeZone } = await this.organizations.load(submission.organizationId, manager);
      const mark = manager.create(SubmissionMarkEntity, {
        id: newId(),
        submissionId,
        code,
        markedOn: dayIn(timeZone, now),
        markedBy: actor.userId,
        markedAt: now,
        revokedBy: null,
        revokedAt: null,
        revokeReason: null,
      });
      try {
        await manager.insert(SubmissionMarkEntity, mark);
      } catch (error) {
        if (brokenConstraint(error) !== 'submission_marks_once') throw error;
        throw ruleBroken('mark_already_given', '已经标记过。', 'It is marked already.');
      }
      await this.trace(manager, actor, submission, { mark, what: 'marked', reason: null });
      return mark;
    });
  }

  /** @throws AppError `submission_not_found`, `not_allowed`, `submission_mark_not_found`, `mark_revoked` */
  async revoke(actor: Actor, submissionId: string, id: string, given: string): Promise<SubmissionMarkEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      await this.requireDesk(actor, submission, manager);
      const mark = await manager.findOneBy(SubmissionMarkEntity, { id, submissionId });
      if (!mark) throw notFound('submission_mark', '没有这个标记。', 'There is no such mark.');
      if (mark.revokedAt) throw ruleBroken('mark_revoked', '这个标记已撤销。', 'It was revoked already.');
      const reason = cleanText(given).trim();
      if (reason === '') {
        throw invalidInput([
          fault('reason', 'not_empty', '原因不能为空白。', 'The reason must not be blank.'),
        ]);
      }
      const revoked = { revokedBy: actor.userId, revokedAt: this.clock.now(), revokeReason: reason };
      const saved = await manager.save(Object.assign(mark, revoked));
      await this.trace(manager, actor, submission, { mark: saved, what: 'mark_revoked', reason });
      return saved;
    });
  }

  /** All of a report, oldest first; they are few. @throws AppError `submission_not_found` */
  async list(actor: Actor, submissionId: string): Promise<SubmissionMarkEntity[]> {
    await this.submissions.requireVisible(actor, await this.submissions.load(submissionId));
    return this.database.manager.find(SubmissionMarkEntity, {
      where: { submissionId },
      order: { id: 'ASC' },
    });
  }

  private async requireDesk(
    actor: Actor,
    submission: SubmissionEntity,
    manager: EntityManager,
  ): Promise<void> {
    const { path } = await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
    const above = path.at(-2);
    const desk = await this.organizations.placeOf(above ?? submission.organizationId, manager);
    if (!actor.can('submission.decide', desk)) {
      throw notAllowed(
        'not_allowed',
        '由上级单位的编辑部标记。',
        'The desk of the unit above gives this mark.',
      );
    }
    const isOwn =
      submission.sentBy === actor.userId ||
      submission.contributors.some(({ userId }) => userId === actor.userId);
    if (isOwn) {
      throw notAllowed('own_submission', '不能标记自己的来稿。', 'Nobody marks a report of their own.');
    }
  }

  private trace(
    manager: EntityManager,
    actor: Actor,
    submission: SubmissionEntity,
    {
      mark,
      what,
      reason,
    }: { mark: SubmissionMarkEntity; what: 'marked' | 'mark_revoked'; reason: string | null },
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: submission.organizationId,
      action: `submission.${what}`,
      objectType: 'submission',
      objectId: submission.id,
      details: { markId: mark.id, code: mark.code, reason },
    });
  }
}
