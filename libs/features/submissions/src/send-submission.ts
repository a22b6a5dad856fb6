import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput, newId } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { ContactPhones } from './contact-phones';
import type { SubmissionRoute } from './domain/submission-document';
import { requireMove, requireOpen } from './domain/submission-transitions';
import { JudgeLateness } from './judge-lateness';
import { SubmissionEntity } from './persistence/submission.entity';
import type { SentSubmission } from './persistence/submission.entity';
import { SubmissionForm, lineOrNull, numberedSearchText } from './submission-form';
import type { DraftInput, SubmissionInput } from './submission-form';
import { SubmissionLog } from './submission-log';
import { SubmissionNews } from './submission-news';
import type { CommissionQuestion } from './submission-news';
import { SubmissionNumbers } from './submission-numbers';
import { SubmissionVersions } from './submission-versions';
import { SubmissionsService } from './submissions.service';

/** What the correspondent does: send, correct, send again, take back. */
@Injectable()
export class SendSubmission {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly submissions: SubmissionsService,
    private readonly form: SubmissionForm,
    private readonly phones: ContactPhones,
    private readonly lateness: JudgeLateness,
    private readonly numbers: SubmissionNumbers,
    private readonly versions: SubmissionVersions,
    private readonly news: SubmissionNews,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** At once, without a draft. @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async send(
    actor: Actor,
    {
      organizationId,
      route = 'api',
      ...input
    }: SubmissionInput & { organizationId: string; route?: SubmissionRoute },
  ): Promise<SentSubmission> {
    const place = await this.requirePlace(actor, organizationId);
    return this.database.transaction(async (manager) => {
      const id = newId();
      const submission = manager.create(SubmissionEntity, {
        ...(await this.form.fill(input, { actor, place, manager, previous: null, isComplete: true })),
        id,
        organizationId,
        route,
        state: 'draft',
        sentBy: actor.userId,
        sealedContactPhone: this.sealed(id, input.contactPhone),
      });
      return this.hand(manager, actor, place, submission);
    });
  }

  /**
   * A draft for the first time, or what came back once more. Whoever asks again after an answer was lost gets the
   * report as it stands.
   * @throws AppError `submission_not_found`, `not_sender`, `invalid_input` with everything that is missing
   */
  async sendKept(actor: Actor, id: string): Promise<SentSubmission> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadWithOwnDraftsForUpdate(actor, id, manager);
      const place = await this.submissions.requireSender(actor, submission, manager);
      if (submission.state === 'submitted') return submission as SentSubmission;
      requireMove(submission.state, 'submitted');
      requireOpen(submission.state);
      Object.assign(
        submission,
        await this.form.fill(submission, { actor, place, manager, previous: submission, isComplete: true }),
      );
      return this.hand(manager, actor, place, submission);
    });
  }

  /**
   * A draft takes whatever is there so far; what was sent stays complete.
   * @throws AppError `submission_not_found`, `not_sender`, `submission_already_decided`, `invalid_input`
   */
  async change(
    actor: Actor,
    id: string,
    changes: DraftInput,
    checkVersion: (current: SubmissionEntity) => Promise<void>,
  ): Promise<SubmissionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadWithOwnDraftsForUpdate(actor, id, manager);
      const place = await this.submissions.requireSender(actor, submission, manager);
      await checkVersion(submission);
      requireOpen(submission.state);
      const { contactPhone, ...rest } = changes;
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
      const isComplete = submission.state !== 'draft';
      const fields = await this.form.fill(
        { ...submission, ...given },
        { actor, place, manager, previous: submission, isComplete },
      );
      if (isComplete && fields.commissionId !== submission.commissionId)
        await this.commissionDueOn(fields, { actor, place, manager });
      if (contactPhone !== undefined) submission.sealedContactPhone = this.sealed(id, contactPhone);
      const saved = await manager.save(Object.assign(submission, fields));
      if (isComplete) await this.recordChange(manager, actor, saved as SentSubmission, Object.keys(changes));
      return saved;
    });
  }

  /** @throws AppError `submission_not_found`, `not_sender`, `submission_already_decided`, `submission_withdrawn` */
  async withdraw(actor: Actor, id: string, reason: string | null): Promise<SentSubmission> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(id, manager);
      await this.submissions.requireSender(actor, submission, manager);
      requireMove(submission.state, 'withdrawn');
      submission.state = 'withdrawn';
      const saved = await manager.save(submission);
      await this.news.tell('withdrawn', saved, manager);
      await this.log.record(manager, actor.audit, saved, 'withdrawn', reason, { reason });
      return saved;
    });
  }

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async requirePlace(actor: Actor, organizationId: string): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('submission.write', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return place;
  }

  sealed(id: string, phone: string | null | undefined): string | null {
    const given = lineOrNull(phone);
    return given === null ? null : this.phones.seal(id, given);
  }

  /** To the desk. Only the first time gives a number. */
  private async hand(
    manager: EntityManager,
    actor: Actor,
    place: PlaceInTree,
    submission: SubmissionEntity,
  ): Promise<SentSubmission> {
    const commissionDueOn = await this.commissionDueOn(submission, { actor, place, manager });
    const now = this.clock.now();
    const isFirst = submission.state === 'draft';
    submission.state = 'submitted';
    if (isFirst) {
      submission.sentAt = now;
      const lateness = await this.lateness.judge(
        submission as SentSubmission,
        place,
        commissionDueOn,
        manager,
      );
      const number = await this.numbers.take(manager, now);
      const searchText = numberedSearchText(number, submission.searchText);
      Object.assign(submission, lateness, { number, searchText });
    }
    const saved = (await manager.save(submission)) as SentSubmission;
    await this.versions.keep(manager, saved, actor.userId, now);
    const act = isFirst ? 'submitted' : 'resent';
    await this.news.tell(act, saved, manager);
    await this.log.record(manager, actor.audit, saved, act, null, { title: saved.title, route: saved.route });
    return saved;
  }

  /** While nobody decided, the desk reads the changed text at once; what came back is shown again when it is sent. */
  private async recordChange(
    manager: EntityManager,
    actor: Actor,
    submission: SentSubmission,
    fields: string[],
  ): Promise<void> {
    if (submission.state === 'submitted') {
      await this.versions.keep(manager, submission, actor.userId, this.clock.now());
      await this.news.tell('changed', submission, manager);
    }
    await this.log.record(manager, actor.audit, submission, 'changed', null, { fields });
  }

  /** @throws AppError `invalid_input` where it doesn't answer such a request */
  private async commissionDueOn(
    { commissionId }: Pick<SubmissionEntity, 'commissionId'>,
    about: CommissionQuestion,
  ): Promise<string | null> {
    if (commissionId === null) return null;
    const answer = await this.news.askCommission(commissionId, about);
    if ('fault' in answer) throw invalidInput([answer.fault]);
    return answer.dueOn;
  }
}
