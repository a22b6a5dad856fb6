import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { AuditActor } from '@haojiao/features/audit';
import { requireMove } from '../domain/submission-transitions';
import type { SentSubmission } from '../persistence/submission.entity';
import { SubmissionLog } from '../submission-log';

/** How reports stand to one another. The caller holds them all and has asked for permission. */
@Injectable()
export class LinkReports {
  constructor(
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The later one doesn't count; it points to the first of a chain.
   * @throws AppError `submission_already_decided`, `submission_withdrawn`, `submission_is_joint`
   */
  async markDuplicate(
    manager: EntityManager,
    by: AuditActor,
    { earlier, later, reason }: { earlier: SentSubmission; later: SentSubmission; reason: string | null },
  ): Promise<void> {
    if (earlier.state === 'withdrawn') requireMove('withdrawn', 'duplicate');
    requireMove(later.state, 'duplicate');
    if (later.jointGroupId !== null) throw stillJoint();
    Object.assign(later, {
      state: 'duplicate',
      duplicateOfId: earlier.duplicateOfId ?? earlier.id,
      decidedBy: by.id,
      decidedAt: this.clock.now(),
    });
    await manager.save(later);
    await manager.query('UPDATE submissions SET duplicate_of_id = $2 WHERE duplicate_of_id = $1', [
      later.id,
      later.duplicateOfId,
    ]);
    // What the other unit's report is called is none of this sender's business.
    await this.log.record(manager, by, later, 'marked_duplicate', reason, {
      duplicateOfId: later.duplicateOfId,
    });
  }

  /** Those of one group share their points; null: the report stands alone again. */
  async setJointGroup(
    manager: EntityManager,
    by: AuditActor,
    submission: SentSubmission,
    jointGroupId: string | null,
  ): Promise<void> {
    if (submission.jointGroupId === jointGroupId) return;
    const wasAlone = submission.jointGroupId === null;
    submission.jointGroupId = jointGroupId;
    await manager.save(submission);
    const kind = jointGroupId === null ? 'separated' : 'joined';
    // That a group it belongs to already has grown or shrunk is no step of this report.
    if (kind === 'separated' || wasAlone)
      await this.log.record(manager, by, submission, kind, null, { jointGroupId });
  }
}

function stillJoint() {
  return ruleBroken(
    'submission_is_joint',
    '这篇来稿已列为联合报送，不能再标为重复；请先撤销联合。',
    'This report is joint with others; undo that before you mark it as a duplicate.',
  );
}
