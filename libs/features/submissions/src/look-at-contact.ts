import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ContactPhones } from './contact-phones';
import { SubmissionsService } from './submissions.service';

/** How to reach the sender of a report, told to those who decide; who looked, and why, is in the audit trail. */
@Injectable()
export class LookAtContact {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly phones: ContactPhones,
    private readonly audit: AuditService,
  ) {}

  /** Null where none was given. @throws AppError `submission_not_found`, `not_allowed` */
  async look(actor: Actor, id: string, reason: string): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.load(id, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      const { number, organizationId } = submission;
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'submission.contact_looked_at',
        objectType: 'submission',
        objectId: submission.id,
        details: { number, reason },
      });
      return this.phones.open(submission);
    });
  }
}
