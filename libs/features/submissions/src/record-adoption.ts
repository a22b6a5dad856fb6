import { Inject, Injectable } from '@nestjs/common';
import { beijingDate, fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionAdoptionEntity } from './persistence/submission-adoption.entity';
import type { AdoptionLevel } from './persistence/submission-adoption.entity';
import type { SubmissionEntity } from './persistence/submission.entity';
import { SubmissionLog } from './submission-log';
import { SubmissionsService } from './submissions.service';

export interface AdoptionInput {
  level: AdoptionLevel;
  outlet: string;
  url?: string | null;
  /** `YYYY-MM-DD` */
  adoptedOn: string;
}

/** Uses of a report elsewhere. */
@Injectable()
export class RecordAdoption {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By the sender, or by who decides on reports. An editor's record with a link is verified at once; every other one
   * is a claim.
   * @throws AppError `submission_not_found`, `not_allowed`, `submission_withdrawn`, `adoption_already_recorded`,
   * `invalid_input`
   */
  async record(actor: Actor, submissionId: string, input: AdoptionInput): Promise<SubmissionAdoptionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      const isSender = submission.sentBy === actor.userId;
      const action = isSender ? 'submission.write' : 'submission.decide';
      const place = await this.submissions.requireOn(actor, action, submission, manager);
      if (submission.state === 'withdrawn') {
        throw ruleBroken('submission_withdrawn', '来稿已撤回，不能登记采用。', 'This report was withdrawn.');
      }
      const now = this.clock.now();
      requirePast(input.adoptedOn, now);
      const isVerified =
        Boolean(input.url) && !isOwn(submission, actor) && actor.can('submission.decide', place);
      const adoption = manager.create(SubmissionAdoptionEntity, {
        ...input,
        url: input.url ?? null,
        id: newId(),
        submissionId,
        state: isVerified ? 'verified' : 'claimed',
        recordedBy: actor.userId,
        recordedAt: now,
        verifiedBy: isVerified ? actor.userId : null,
        verifiedAt: isVerified ? now : null,
      });
      try {
        await manager.insert(SubmissionAdoptionEntity, adoption);
      } catch (error) {
        if (brokenConstraint(error) === 'submission_adoptions_once') throw recordedBefore();
        throw error;
      }
      const kind = isVerified ? 'adoption_verified' : 'adoption_claimed';
      await this.log.record(manager, actor.audit, submission, kind, input.outlet, {
        adoptionId: adoption.id,
        ...input,
      });
      return adoption;
    });
  }

  /** Nobody vouches for their own. @throws AppError `adoption_not_found`, `own_submission`, `adoption_already_verified` */
  async verify(actor: Actor, submissionId: string, adoptionId: string): Promise<SubmissionAdoptionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      const adoption = await manager.findOneBy(SubmissionAdoptionEntity, { id: adoptionId, submissionId });
      if (!adoption) throw notFound('adoption', '没有这条采用记录。', 'There is no such adoption.');
      if (isOwn(submission, actor)) {
        throw notAllowed(
          'own_submission',
          '不能核实自己来稿的采用，请由其他人核实。',
          'Nobody verifies an adoption of their own report.',
        );
      }
      if (adoption.state === 'verified') {
        throw ruleBroken('adoption_already_verified', '这条采用记录已核实。', 'It is verified already.');
      }
      Object.assign(adoption, { state: 'verified', verifiedBy: actor.userId, verifiedAt: this.clock.now() });
      await manager.save(adoption);
      await this.log.record(manager, actor.audit, submission, 'adoption_verified', adoption.outlet, {
        adoptionId,
      });
      return adoption;
    });
  }
}

function isOwn(submission: SubmissionEntity, actor: Actor): boolean {
  return (
    submission.sentBy === actor.userId ||
    submission.contributors.some(({ userId }) => userId === actor.userId)
  );
}

function requirePast(adoptedOn: string, now: Date): void {
  if (adoptedOn <= beijingDate(now)) return;
  throw invalidInput([
    fault('adoptedOn', 'date_in_future', '采用日期不能晚于今天。', 'The day of adoption has not come yet.'),
  ]);
}

function recordedBefore() {
  return ruleBroken(
    'adoption_already_recorded',
    '同一天在同一载体的采用已登记过。',
    'This adoption by that outlet on that day is recorded already.',
  );
}
