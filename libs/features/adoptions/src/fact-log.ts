import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Json } from '@haojiao/kernel';
import type { AuditActor } from '@haojiao/features/audit';
import { SubmissionLog } from '@haojiao/features/submissions';
import type { SentSubmission } from '@haojiao/features/submissions';
import { eventOf } from './fact-kinds';
import type { Fact, FactKind } from './fact-kinds';
import { TellReporters } from './tell-reporters';

/** What is told and judged of a report stands in its timeline and in the audit trail, and its writers are told. */
@Injectable()
export class FactLog {
  constructor(
    private readonly log: SubmissionLog,
    private readonly reporters: TellReporters,
  ) {}

  /** Last in the transaction. `details` are for the auditor: nothing confidential. */
  async judged<Kept extends Fact>(
    manager: EntityManager,
    by: AuditActor,
    submission: SentSubmission,
    kind: FactKind<Kept>,
    fact: Kept,
    details: Json & object = {},
  ): Promise<void> {
    const event = eventOf(kind.noun, fact.state);
    const reason = fact.revokeReason ?? fact.refuseReason;
    await this.reporters.tell(manager, submission, {
      kind: `submission.${event}`,
      factId: fact.id,
      ...kind.wordsOf(submission, fact),
      by: by.id,
    });
    await this.log.record(manager, by, submission, event, kind.noteOf(fact, reason), {
      [`${kind.noun}Id`]: fact.id,
      ...(reason !== null && { reason }),
      ...details,
    });
  }
}
