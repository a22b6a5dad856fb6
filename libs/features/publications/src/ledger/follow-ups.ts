import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FollowUpAnswer, FollowUpQuestion } from '@haojiao/channel-kit';
import { SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { MAX_ATTEMPTS } from '../domain/failure-policy';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { FeedLedger } from '../feeds/feed-ledger';
import type { PublicationEntity } from '../persistence/publication.entity';
import { AttemptLog } from './attempt-log';
import { exchangeOf } from './exchange-of';
import { answersKeptGettingLost, outcomeUnknown, pendingPostVanished } from './failures';
import { Outcomes } from './outcomes';
import { closeSteps } from './step-ledger';
import type { Settle, Turn } from './turn';
import { WithdrawalFollowUps } from './withdrawal-follow-ups';

/** First question after a lost answer; adapters say when to ask again. */
const FIRST_QUESTION_MS = 5 * SECOND_MS;
/** A request that was cut off may still take effect for this long after its lease ended. */
const SETTLE_MS = 20 * SECOND_MS;

/** Asks the platform what became of something, and does what the answer says. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly settings: Settings,
    private readonly drafts: ApprovedDrafts,
    private readonly outcomes: Outcomes,
    private readonly attempts: AttemptLog,
    private readonly withdrawals: WithdrawalFollowUps,
    private readonly feeds: FeedLedger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ask(turn: Turn, question: FollowUpQuestion): Promise<Settle> {
    const { publication, adapter, context } = turn;
    if (publication.mode === 'feed' && adapter.feed) return this.feeds.look(adapter.feed);
    const draft = await this.drafts.asSent(publication);
    const answer = await adapter.followUp(question, draft, context);
    // As if the question had been refused with these words: the turn's failure says what follows.
    if (answer.kind === 'failed') throw answer.failure;
    const settle =
      publication.state === 'withdrawing'
        ? this.withdrawals.onAnswer(answer)
        : this.onAnswer(question, publication, answer);
    return async (manager, current) => {
      await this.attempts.keepExchange(manager, current, exchangeOf(question, answer));
      await settle(manager, current);
    };
  }

  /** From now on the platform is asked before anything is sent again. */
  async answerLost(
    manager: EntityManager,
    publication: PublicationEntity,
    lost: { name: string; intentAt: Date },
  ): Promise<void> {
    const isWithdrawal = publication.state === 'withdrawing';
    await this.outcomes.move(manager, publication, isWithdrawal ? 'withdrawing' : 'publishing', {
      lostStep: lost.name,
      lostIntentAt: lost.intentAt,
      // What adapters are told about earlier sendings; a withdrawal sends nothing.
      hadLostAnswer: publication.hadLostAnswer || !isWithdrawal,
      timesAsked: 0,
      nextRunAt: this.after(FIRST_QUESTION_MS),
      note: isWithdrawal
        ? {
            zh: '撤稿时与平台的通信中断，正在核实。',
            en: 'The answer to the withdrawal was lost; the platform is being asked.',
          }
        : {
            zh: '与平台的通信中断，正在核实是否已发出。',
            en: 'The answer was lost; the platform is being asked.',
          },
    });
  }

  private onAnswer(
    question: FollowUpQuestion,
    publication: PublicationEntity,
    answer: Exclude<FollowUpAnswer, { kind: 'failed' }>,
  ): Settle {
    switch (answer.kind) {
      case 'not_there':
        return this.notThere(question, publication);
      case 'ask_again':
        return (manager, current) =>
          this.outcomes.askLater(manager, current, this.after(answer.askAgainAfterMs));
      case 'cannot_tell':
        return (manager, current) =>
          this.outcomes.needsAttention(manager, current, outcomeUnknown(answer.reason));
      default:
        return async (manager, current) => {
          if (question.kind === 'pending' && answer.kind === 'awaiting_platform') {
            return this.outcomes.askLater(manager, current, this.after(answer.askAgainAfterMs));
          }
          if (question.kind === 'lost_answer') {
            await closeSteps(manager, current.id, 'superseded', this.clock.now(), [current.lostStep!]);
          }
          await this.outcomes.settle(manager, current, answer, this.clock.now());
        };
    }
  }

  /** Sent again only when a cut-off request can no longer take effect. */
  private notThere(question: FollowUpQuestion, publication: PublicationEntity): Settle {
    if (question.kind === 'pending') {
      return (manager, current) => this.outcomes.needsAttention(manager, current, pendingPostVanished());
    }
    const settledAt = question.intentAt.getTime() + this.settings.leaseSeconds * SECOND_MS + SETTLE_MS;
    if (this.clock.now().getTime() < settledAt) {
      return (manager, current) => this.outcomes.askLater(manager, current, new Date(settledAt));
    }
    const attempts = publication.attempts + 1;
    const settled = { lostStep: null, lostIntentAt: null, timesAsked: 0, attempts };
    return async (manager, current) => {
      await closeSteps(manager, current.id, 'voided', this.clock.now(), [current.lostStep!]);
      if (attempts >= MAX_ATTEMPTS) {
        const failure = answersKeptGettingLost();
        return this.outcomes.move(manager, current, 'failed', { ...settled, failure, note: null });
      }
      await this.outcomes.move(manager, current, 'queued', {
        ...settled,
        nextRunAt: this.clock.now(),
        note: {
          zh: '已核实平台上没有，重新发送。',
          en: 'Checked: it is not on the platform; it is sent again.',
        },
      });
    };
  }

  private after(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }
}
