import { Inject, Injectable } from '@nestjs/common';
import { newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { requireMove, requireOpen } from './domain/submission-transitions';
import { SubmissionEntity } from './persistence/submission.entity';
import { SubmissionForm } from './submission-form';
import type { SubmissionInput } from './submission-form';
import { SubmissionLog } from './submission-log';
import { SubmissionNumbers } from './submission-numbers';
import { SubmissionsService } from './submissions.service';

/** What the correspondent does: send, correct, take back. */
@Injectable()
export class SendSubmission {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly submissions: SubmissionsService,
    private readonly form: SubmissionForm,
    private readonly numbers: SubmissionNumbers,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async send(
    actor: Actor,
    { organizationId, ...input }: SubmissionInput & { organizationId: string },
  ): Promise<SubmissionEntity> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('submission.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const fields = await this.form.fill(input, { actor, place, manager, previous: null });
      const sentAt = this.clock.now();
      const submission = manager.create(SubmissionEntity, {
        ...fields,
        id: newId(),
        number: await this.numbers.take(manager, sentAt),
        organizationId,
        state: 'submitted',
        sentBy: actor.userId,
        sentAt,
      });
      const saved = await manager.save(submission);
      await this.log.record(manager, actor.audit, saved, 'submitted', null, { title: saved.title });
      return saved;
    });
  }

  /** @throws AppError `submission_not_found`, `not_sender`, `submission_already_decided`, `invalid_input` */
  async change(
    actor: Actor,
    id: string,
    changes: Partial<SubmissionInput>,
    checkVersion: (current: SubmissionEntity) => Promise<void>,
  ): Promise<SubmissionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      const place = await this.submissions.requireSender(actor, submission, manager);
      await checkVersion(submission);
      requireOpen(submission.state);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const fields = await this.form.fill(
        { ...submission, ...given },
        { actor, place, manager, previous: submission },
      );
      const saved = await manager.save(Object.assign(submission, fields));
      await this.log.record(manager, actor.audit, saved, 'changed', null, { fields: Object.keys(given) });
      return saved;
    });
  }

  /** @throws AppError `submission_not_found`, `not_sender`, `submission_already_decided`, `submission_withdrawn` */
  async withdraw(actor: Actor, id: string, reason: string | null): Promise<SubmissionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireSender(actor, submission, manager);
      requireMove(submission.state, 'withdrawn');
      submission.state = 'withdrawn';
      const saved = await manager.save(submission);
      await this.log.record(manager, actor.audit, saved, 'withdrawn', reason, { reason });
      return saved;
    });
  }
}
