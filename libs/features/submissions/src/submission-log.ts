import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import { SubmissionNotices } from './desk/submission-notices';
import { SubmissionEventEntity } from './persistence/submission-event.entity';
import type { SubmissionEventKind } from './persistence/submission-event.entity';
import type { SubmissionEntity } from './persistence/submission.entity';

/** Writes what happened to a report twice, for its sender and for the auditor, and tells those who wrote it. */
@Injectable()
export class SubmissionLog {
  constructor(
    private readonly notices: SubmissionNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Last in the transaction, as `AuditService.record`. `note` is shown to the sender. */
  async record(
    manager: EntityManager,
    by: AuditActor,
    submission: SubmissionEntity,
    kind: SubmissionEventKind,
    note: string | null = null,
    details: Json & object = {},
  ): Promise<void> {
    await manager.insert(SubmissionEventEntity, {
      id: newId(),
      submissionId: submission.id,
      kind,
      actorId: by.id,
      actorName: by.name,
      note,
      occurredAt: this.clock.now(),
    });
    await this.notices.tell(manager, submission, kind, note);
    await this.audit.record(manager, {
      actor: by,
      organizationId: submission.organizationId,
      action: `submission.${kind}`,
      objectType: 'submission',
      objectId: submission.id,
      details: { number: submission.number, ...details },
    });
  }
}
