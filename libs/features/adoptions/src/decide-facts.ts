import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { SubmissionsService } from '@haojiao/features/submissions';
import type { ProofState } from '@haojiao/features/submissions';
import type { Fact, FactKind } from './fact-kinds';
import { FactLog } from './fact-log';
import { FromAbove } from './from-above';
import { SubmissionAdoptionEntity } from './persistence/submission-adoption.entity';
import { notFromAbove, ownClaim, ownReport, requireState } from './refusals';
import { Reporters } from './reporters';
import { CountedBefore } from './uses/counted-before';

/** A fact of one report, as addresses name it. */
export interface FactAddress {
  submissionId: string;
  factId: string;
}

/**
 * Judges what somebody told: adoptions and instructions, from above the sending unit. Nobody who is credited for the
 * report, or for one that shares its points, does, and nobody verifies their own claim. Of two who judge at once, the second finds it judged: the report's row is held.
 */
@Injectable()
export class DecideFacts {
  constructor(
    private readonly database: Database,
    private readonly submissions: SubmissionsService,
    private readonly reporters: Reporters,
    private readonly above: FromAbove,
    private readonly counted: CountedBefore,
    private readonly log: FactLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `submission_not_found`, `adoption_not_found`, `instruction_not_found`, `not_allowed`,
   * `own_submission`, `not_from_above`, `own_claim`, `…_already_verified|refused|revoked`, `adoption_already_recorded`
   */
  async verify<Kept extends Fact>(actor: Actor, kind: FactKind<Kept>, at: FactAddress): Promise<Kept> {
    return this.judge(actor, kind, at, { from: 'claimed', to: 'verified' }, async (fact, manager) => {
      if (fact.recordedBy === actor.userId) throw ownClaim();
      if (fact instanceof SubmissionAdoptionEntity) await this.counted.requireNone(fact, manager);
      Object.assign(fact, { verifiedBy: actor.userId, verifiedAt: this.clock.now() });
    });
  }

  /** A claim that is not true, or not shown; it stays readable. @throws AppError as `verify` */
  async refuse<Kept extends Fact>(
    actor: Actor,
    kind: FactKind<Kept>,
    at: FactAddress,
    refuseReason: string,
  ): Promise<Kept> {
    return this.judge(actor, kind, at, { from: 'claimed', to: 'refused' }, async (fact) => {
      Object.assign(fact, { refusedBy: actor.userId, refusedAt: this.clock.now(), refuseReason });
    });
  }

  /**
   * A verified one that was proven false, also one by our own publishing; the row stays.
   * @throws AppError as `verify`, `…_not_verified`
   */
  async revoke<Kept extends Fact>(
    actor: Actor,
    kind: FactKind<Kept>,
    at: FactAddress,
    revokeReason: string,
  ): Promise<Kept> {
    return this.judge(actor, kind, at, { from: 'verified', to: 'revoked' }, async (fact) => {
      Object.assign(fact, { revokedBy: actor.userId, revokedAt: this.clock.now(), revokeReason });
    });
  }

  private async judge<Kept extends Fact>(
    actor: Actor,
    kind: FactKind<Kept>,
    { submissionId, factId }: FactAddress,
    { from, to }: { from: ProofState; to: ProofState },
    decide: (fact: Kept, manager: EntityManager) => Promise<void>,
  ): Promise<Kept> {
    return this.database.transaction(async (manager) => {
      const submission = await this.submissions.loadForUpdate(submissionId, manager);
      const place = await this.submissions.requireOn(actor, 'submission.decide', submission, manager);
      const where = { id: factId, submissionId } as FindOptionsWhere<Kept>;
      const fact = await manager.findOneBy(kind.entity, where);
      if (!fact) throw notFound(kind.noun, kind.missing.zh, kind.missing.en);
      if (await this.reporters.gain(actor.userId, submission, manager)) throw ownReport();
      if (!(await this.above.judges(actor, place, submission, manager))) throw notFromAbove();
      requireState(kind.noun, fact.state, from);
      await decide(fact, manager);
      fact.state = to;
      await manager.save(fact);
      await this.log.judged(manager, actor.audit, submission, kind, fact);
      return fact;
    });
  }
}
