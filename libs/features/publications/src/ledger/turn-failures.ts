import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelFailure, LostAnswer } from '@haojiao/channel-kit';
import { AppError } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { MAX_ATTEMPTS, backOffMs, decideOnFailure, decideOnRefusedQuestion } from '../domain/failure-policy';
import type { FailureDecision } from '../domain/failure-policy';
import type { PublicationEntity } from '../persistence/publication.entity';
import { FollowUps } from './follow-ups';
import { keepFailure } from './keep-failure';
import { Outcomes } from './outcomes';
import { questionOf } from './question-of';
import { WITHDRAW_PREFIX } from './step-ledger';
import type { StepLedger } from './step-ledger';
import type { Settle, Turn, TurnKind } from './turn';

/** What is known of a turn when it fails, also before its account could be read. */
export type FailedTurn = Pick<Turn, 'publication' | 'steps'> & Partial<Turn>;

/** What a turn's failure means: asked first, tried again, handed over, or a person's matter. */
@Injectable()
export class TurnFailures {
  private readonly logger = new Logger('publisher');

  constructor(
    private readonly accounts: ChannelAccountsService,
    private readonly followUps: FollowUps,
    private readonly outcomes: Outcomes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async settle(turn: FailedTurn, kind: TurnKind, error: unknown): Promise<Settle> {
    const { publication } = turn;
    if (error instanceof ChannelFailure) await this.accounts.learn(publication.channelAccountId, error);
    else if (!(error instanceof AppError) && !(error instanceof LostAnswer)) {
      this.logger.error({ err: error, publicationId: publication.id }, 'publication.failed_inside');
    }
    const lost = kind === 'follow_up' ? null : await this.lostStepOf(turn.steps, kind, error);
    if (lost) return (manager, current) => this.followUps.answerLost(manager, current, lost);
    const decision = this.decide(publication, kind, error);
    if (decision.kind === 'try_again') return this.postpone(kind, decision, error);
    return this.giveUp(turn, kind, error);
  }

  /** The `once` step whose answer is missing: named by the ledger, or left open by the error just now. */
  private async lostStepOf(
    steps: StepLedger,
    kind: TurnKind,
    error: unknown,
  ): Promise<{ name: string; intentAt: Date } | null> {
    if (error instanceof LostAnswer) return { name: error.step, intentAt: error.intentAt };
    // Only of this kind: what was open about the publishing of a post was settled when it became known as published.
    return steps.lostStep(kind === 'withdraw' ? WITHDRAW_PREFIX : '');
  }

  private decide(publication: PublicationEntity, kind: TurnKind, error: unknown): FailureDecision {
    if (error instanceof AppError) return { kind: 'give_up' };
    const { attempts } = publication;
    if (!(error instanceof ChannelFailure) || error.failureClass === 'unknown') {
      return attempts + 1 >= MAX_ATTEMPTS
        ? { kind: 'give_up' }
        : { kind: 'try_again', afterMs: backOffMs(attempts), countsAsAttempt: true };
    }
    return kind === 'follow_up'
      ? decideOnRefusedQuestion(error.failureClass, error.retryAfterMs)
      : decideOnFailure(error.failureClass, attempts, error.retryAfterMs);
  }

  private postpone(
    kind: TurnKind,
    decision: { afterMs: number; countsAsAttempt: boolean },
    error: unknown,
  ): Settle {
    const failure = keepFailure(error);
    return async (manager, publication) => {
      const changes = {
        nextRunAt: new Date(this.clock.now().getTime() + decision.afterMs),
        failure,
        note: failure.advice,
        attempts: publication.attempts + (decision.countsAsAttempt && kind !== 'follow_up' ? 1 : 0),
      };
      const state = kind === 'publish' ? 'queued' : publication.state;
      await this.outcomes.move(manager, publication, state, changes);
    };
  }

  private giveUp(turn: FailedTurn, kind: TurnKind, error: unknown): Settle {
    const failure = keepFailure(error);
    const handsOver =
      kind === 'publish' && error instanceof ChannelFailure && error.accountChange?.mode === 'hand_off';
    if (handsOver && turn.adapter?.handOff) {
      return (manager, current) => this.outcomes.handOff(manager, current, failure.advice);
    }
    if (this.asksPerson(turn.publication, kind, error)) {
      return (manager, current) => this.outcomes.needsAttention(manager, current, failure);
    }
    return (manager, current) => this.outcomes.move(manager, current, 'failed', { failure, note: null });
  }

  /** `failed` says that nothing is out there. About what was sent, only the platform's own verdict on it may say so. */
  private asksPerson(publication: PublicationEntity, kind: TurnKind, error: unknown): boolean {
    if (kind === 'withdraw' || publication.state === 'withdrawing') return true;
    const isKnown = error instanceof AppError || error instanceof ChannelFailure;
    if (!isKnown || (error instanceof ChannelFailure && error.failureClass === 'unknown')) return true;
    if (kind !== 'follow_up') return false;
    return questionOf(publication)?.kind === 'lost_answer' || error instanceof AppError;
  }
}
