import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { requireMove } from '../domain/submission-transitions';
import type { SentSubmission } from '../persistence/submission.entity';
import { SubmissionLog } from '../submission-log';
import { SubmissionsService } from '../submissions.service';

/** Sends a report back to its sender with a question; what it counts by, its number and its day, stays. */
@Injectable()
export class AskBack {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly log: SubmissionLog,
  ) {}

  /**
   * @param missing members of the form, e.g. `signedOffBy`, that the sender is led to
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_already_decided`, `submission_withdrawn`
   */
  async ask(actor: Actor, id: string, reason: string, missing: string[]): Promise<SentSubmission> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      requireMove(submission.state, 'returned');
      Object.assign(submission, { state: 'returned', returnReason: reason.trim(), missingFields: missing });
      const saved = await manager.save(submission);
      await this.log.record(manager, actor.audit, saved, 'returned', saved.returnReason, { missing });
      return saved;
    });
  }
}
