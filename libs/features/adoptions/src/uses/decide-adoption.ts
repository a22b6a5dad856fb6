import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionLog, SubmissionsService } from '@haojiao/features/submissions';
import type { SubmissionEventKind } from '@haojiao/features/submissions';
import { reportersOf } from '../reporters';
import { SubmissionAdoptionEntity } from '../persistence/submission-adoption.entity';
import { CountedBefore } from './counted-before';
import { ownClaim, ownReport, requireState } from './refusals';

/**
 * Judges adoptions that somebody told of. Nobody who is credited for the report does, and nobody verifies their own
 * claim. Of two who judge at once, the second finds it judged: the report's row is held.
 */
@Injectable()
export class DecideAdoption {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly counted: CountedBefore,
    private readonly log: SubmissionLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `submission_not_found`, `adoption_not_found`, `not_allowed`, `own_submission`, `own_claim`,
   * `adoption_already_verified|refused|revoked`, `adoption_already_recorded`
   */
  async verify(actor: Actor, submissionId: string, adoptionId: string): Promise<SubmissionAdoptionEntity> {
    return this.judge(
      actor,
      submissionId,
      adoptionId,
      'adoption_verified',
      null,
      async (adoption, manager) => {
        requireState('adoption', adoption.state, 'claimed');
        if (adoption.recordedBy === actor.userId) throw ownClaim();
        await this.counted.requireNone(adoption, manager);
        Object.assign(adoption, {
          state: 'verified',
          verifiedBy: actor.userId,
          verifiedAt: this.clock.now(),
        });
      },
    );
  }

  /** A claim that is not true, or not shown; it stays readable. @throws AppError as `verify` */
  async refuse(
    actor: Actor,
    submissionId: string,
    adoptionId: string,
    reason: string,
  ): Promise<SubmissionAdoptionEntity> {
    return this.judge(actor, submissionId, adoptionId, 'adoption_refused', reason, async (adoption) => {
      requireState('adoption', adoption.state, 'claimed');
      const refusedAt = this.clock.now();
      Object.assign(adoption, { state: 'refused', refusedBy: actor.userId, refusedAt, refuseReason: reason });
    });
  }

  /** A verified one that was proven false; also one by our own publishing. @throws AppError as `verify`, `adoption_not_verified` */
  async revoke(
    actor: Actor,
    submissionId: string,
    adoptionId: string,
    reason: string,
  ): Promise<SubmissionAdoptionEntity> {
    return this.judge(actor, submissionId, adoptionId, 'adoption_revoked', reason, async (adoption) => {
      requireState('adoption', adoption.state, 'verified');
      const revokedAt = this.clock.now();
      Object.assign(adoption, { state: 'revoked', revokedBy: actor.userId, revokedAt, revokeReason: reason });
    });
  }

  private async judge(
    actor: Actor,
    submissionId: string,
    adoptionId: string,
    kind: SubmissionEventKind,
    reason: string | null,
    decide: (adoption: SubmissionAdoptionEntity, manager: EntityManager) => Promise<void>,
  ): Promise<SubmissionAdoptionEntity> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      const adoption = await manager.findOneBy(SubmissionAdoptionEntity, { id: adoptionId, submissionId });
      if (!adoption) throw notFound('adoption', '没有这条采用记录。', 'There is no such adoption.');
      if (reportersOf(submission).includes(actor.userId)) throw ownReport();
      await decide(adoption, manager);
      await manager.save(adoption);
      await this.log.record(manager, actor.audit, submission, kind, noteOf(adoption, reason), {
        adoptionId,
        reason,
      });
      return adoption;
    });
  }
}

function noteOf({ outlet }: SubmissionAdoptionEntity, reason: string | null): string {
  return reason === null ? outlet : `${outlet}：${reason}`;
}
