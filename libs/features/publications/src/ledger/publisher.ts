import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelFailure, ChannelRegistry, LostAnswer } from '@haojiao/channel-kit';
import type { FollowUpAnswer, FollowUpQuestion } from '@haojiao/channel-kit';
import { AppError, SECOND_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { ChannelAccountsService, ChannelContexts } from '@haojiao/features/channel-accounts';
import { MAX_ATTEMPTS, backOffMs, decideOnFailure } from '../domain/failure-policy';
import { isLate } from '../domain/lateness';
import { ApprovedDrafts } from '../drafts/approved-drafts';
import { PublicationEntity } from '../persistence/publication.entity';
import { AttemptLog } from './attempt-log';
import { checkFailure } from './check-failure';
import { keepFailure } from './keep-failure';
import { LeaseLost } from './lease';
import type { Lease } from './lease';
import { Outcomes } from './outcomes';
import { PlatformBreakers } from './platform-breakers';
import { StepLedger } from './step-ledger';
import { Taker } from './taker';
import { publishContext } from './turn';
import type { Turn } from './turn';

/** First question after a lost answer; adapters say when to ask again. */
const FIRST_QUESTION_MS = 5 * SECOND_MS;
/** A request that was cut off may still take effect for this long after its lease ended. */
const SETTLE_MS = 20 * SECOND_MS;

type Settle = (manager: EntityManager, publication: PublicationEntity) => Promise<void>;

/** Works on one publication: takes it, does the next thing, writes down what came of it. */
@Injectable()
export class Publisher {
  private readonly logger = new Logger('publisher');

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly registry: ChannelRegistry,
    private readonly accounts: ChannelAccountsService,
    private readonly contexts: ChannelContexts,
    private readonly drafts: ApprovedDrafts,
    private readonly outcomes: Outcomes,
    private readonly taker: Taker,
    private readonly attempts: AttemptLog,
    private readonly breakers: PlatformBreakers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async work(publicationId: string): Promise<void> {
    const taken = await this.taker.take(publicationId);
    if (!taken) return;
    const { lease, publication } = taken;
    const startedAt = Date.now();
    try {
      const turn = await this.prepare(lease, publication);
      const kind =
        publication.state === 'withdrawing'
          ? 'withdraw'
          : this.questionOf(publication)
            ? 'follow_up'
            : 'publish';
      await this.attempts.begin(publication, kind, this.taker.worker);
      const settle = await this.turn(turn, kind);
      await this.finish(lease, settle);
      this.logger.log(
        { publicationId, platform: publication.platform, kind, ms: Date.now() - startedAt },
        'publication.turn',
      );
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      this.logger.warn({ publicationId, fence: lease.fence }, 'publication.lease_lost');
    } finally {
      lease.stop();
    }
  }

  private async prepare(lease: Lease, publication: PublicationEntity): Promise<Turn> {
    const account = await this.accounts.load(publication.channelAccountId);
    const steps = new StepLedger(this.database, this.clock, lease);
    const context = publishContext(
      this.contexts.create(this.accounts.access(account), { publicationId: publication.id }),
      steps,
      {
        // The attempt whose answer was lost is one of them, though it is not known yet what came of it.
        attempts: publication.attempts + (publication.lostStep ? 1 : 0),
        hadLostAnswer: publication.hadLostAnswer,
      },
      publication.state === 'withdrawing' ? 'withdraw:' : '',
    );
    return { lease, publication, account, adapter: this.registry.get(publication.platform), steps, context };
  }

  private async turn(turn: Turn, kind: 'publish' | 'follow_up' | 'withdraw'): Promise<Settle> {
    try {
      if (kind === 'withdraw') return await this.withdraw(turn);
      if (kind === 'follow_up') return await this.followUp(turn);
      return await this.publish(turn);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      return this.onError(turn, kind, error);
    }
  }

  private async publish(turn: Turn): Promise<Settle> {
    const { publication, adapter, account, context } = turn;
    const isFresh = publication.attempts === 0 && !publication.hadLostAnswer;
    if (isFresh && publication.latenessRule !== 'send' && isLate(publication.scheduledAt, this.clock.now())) {
      return this.tooLate(publication);
    }
    if (account.state === 'disabled') throw accountDisabled();
    const draft = await this.drafts.forSending(publication);
    const choice = adapter.chooseMode(draft, context.account);
    const findings = adapter.check(draft, context.account).filter((finding) => finding.severity === 'error');
    if (findings.length > 0) throw checkFailure(adapter.platform, findings);
    await this.remember(turn, draft.revisionId);
    if (choice.mode === 'hand_off') {
      const reason = choice.reason ?? { zh: '该平台需人工发布。', en: 'This platform is posted to by hand.' };
      return (manager, current) => this.outcomes.handOff(manager, current, reason);
    }
    const outcome = await this.breakers
      .of(publication.platform)
      .execute(() => adapter.publish(draft, context));
    return (manager, current) => this.outcomes.settle(manager, current, outcome, this.clock.now());
  }

  private async followUp(turn: Turn): Promise<Settle> {
    const { publication, adapter, context } = turn;
    const question = this.questionOf(publication)!;
    const draft = await this.drafts.asSent(publication);
    const answer = await adapter.followUp(question, draft, context);
    return this.onAnswer(turn, question, answer);
  }

  private onAnswer(turn: Turn, question: FollowUpQuestion, answer: FollowUpAnswer): Settle {
    const now = this.clock.now();
    switch (answer.kind) {
      case 'not_there':
        return this.notThere(turn, question);
      case 'ask_again':
        return (manager, current) => this.askLater(manager, current, answer.askAgainAfterMs);
      case 'cannot_tell': {
        const failure = keepFailure(
          new ChannelFailure({ failureClass: 'unknown', code: 'outcome_unknown', advice: answer.reason }),
        );
        return (manager, current) => this.outcomes.needsAttention(manager, current, failure);
      }
      default:
        return async (manager, current) => {
          if (question.kind === 'pending' && answer.kind === 'awaiting_platform') {
            return this.askLater(manager, current, answer.askAgainAfterMs);
          }
          await this.outcomes.settle(manager, current, answer, now);
        };
    }
  }

  /** Sent again only when a cut-off request can no longer take effect. */
  private notThere(turn: Turn, question: FollowUpQuestion): Settle {
    if (question.kind === 'pending') {
      const failure = keepFailure(
        new ChannelFailure({
          failureClass: 'unknown',
          code: 'pending_post_vanished',
          advice: {
            zh: '平台上找不到已提交的内容，请到平台后台核实后处理。',
            en: 'The platform no longer knows what it had accepted; look there and decide.',
          },
        }),
      );
      return (manager, current) => this.outcomes.needsAttention(manager, current, failure);
    }
    const settledAt = question.intentAt.getTime() + this.settings.leaseSeconds * 1_000 + SETTLE_MS;
    const now = this.clock.now();
    if (now.getTime() < settledAt) {
      return (manager, current) => this.askLater(manager, current, settledAt - now.getTime());
    }
    return async (manager, current) => {
      await manager.query(
        `UPDATE publication_steps SET state = 'voided', result_at = $3
         WHERE publication_id = $1 AND name = $2 AND state = 'intent'`,
        [current.id, question.step, now],
      );
      await this.outcomes.move(manager, current, 'queued', {
        lostStep: null,
        lostIntentAt: null,
        timesAsked: 0,
        attempts: current.attempts + 1,
        nextRunAt: now,
        note: {
          zh: '已核实平台上没有，重新发送。',
          en: 'Checked: it is not on the platform; it is sent again.',
        },
      });
    };
  }

  private async withdraw(turn: Turn): Promise<Settle> {
    const { publication, adapter, context } = turn;
    const remote = {
      id: publication.remoteId ?? '',
      url: publication.remoteUrl,
      publishedAt: publication.publishedAt ?? this.clock.now(),
      extra: publication.remoteExtra ?? undefined,
    };
    const byHand = publication.mode !== 'api' || !adapter.withdraw;
    const outcome = byHand ? withdrawByHand(remote.url) : await adapter.withdraw!(remote, context);
    if (outcome.kind === 'withdrawn') {
      return (manager, current) =>
        this.outcomes.move(manager, current, 'withdrawn', {
          withdrawnAt: this.clock.now(),
          failure: null,
          note: null,
        });
    }
    const failure = keepFailure(
      new ChannelFailure({
        failureClass: 'permanent',
        code: 'withdraw_by_hand',
        advice: outcome.instruction,
      }),
    );
    return (manager, current) => this.outcomes.needsAttention(manager, current, failure, outcome.instruction);
  }

  private async onError(
    turn: Turn,
    kind: 'publish' | 'follow_up' | 'withdraw',
    error: unknown,
  ): Promise<Settle> {
    const { publication, account, adapter } = turn;
    if (error instanceof ChannelFailure) await this.accounts.learn(account.id, error);
    else if (!(error instanceof AppError) && !(error instanceof LostAnswer)) {
      this.logger.error({ err: error, publicationId: publication.id }, 'publication.failed_inside');
    }
    const lost = kind === 'follow_up' ? null : await this.lostStepOf(turn, error);
    if (lost) return (manager, current) => this.answerLost(manager, current, lost);
    const failure = keepFailure(error);
    const wasLost = this.questionOf(publication)?.kind === 'lost_answer';
    const attempts = publication.attempts;
    const decision =
      error instanceof ChannelFailure && error.failureClass !== 'unknown'
        ? decideOnFailure(error.failureClass, wasLost ? 0 : attempts, error.retryAfterMs)
        : error instanceof AppError
          ? ({ kind: 'give_up' } as const)
          : attempts + 1 >= MAX_ATTEMPTS
            ? ({ kind: 'give_up' } as const)
            : ({ kind: 'try_again', afterMs: backOffMs(attempts), countsAsAttempt: true } as const);
    if (decision.kind === 'try_again') {
      return (manager, current) => this.postpone(manager, current, kind, decision, failure);
    }
    const handsOver =
      kind === 'publish' && error instanceof ChannelFailure && error.accountChange?.mode === 'hand_off';
    if (handsOver && adapter.handOff) {
      return (manager, current) => this.outcomes.handOff(manager, current, failure.advice);
    }
    const askPerson = wasLost || kind === 'withdraw' || failure.class === 'unknown';
    return (manager, current) =>
      askPerson
        ? this.outcomes.needsAttention(manager, current, failure)
        : this.outcomes.move(manager, current, 'failed', { failure, note: null });
  }

  /** The `once` step whose answer is missing: named by the ledger, or left open by the error just now. */
  private async lostStepOf(turn: Turn, error: unknown): Promise<{ name: string; intentAt: Date } | null> {
    if (error instanceof LostAnswer) return { name: error.step, intentAt: error.intentAt };
    return turn.steps.lostStep();
  }

  private async answerLost(
    manager: EntityManager,
    publication: PublicationEntity,
    lost: { name: string; intentAt: Date },
  ): Promise<void> {
    if (publication.state === 'withdrawing') {
      const failure = keepFailure(
        new ChannelFailure({
          failureClass: 'unknown',
          code: 'withdraw_outcome_unknown',
          advice: {
            zh: '撤稿请求的结果未知，请打开链接核实：已撤下请选“未发布”，仍可见请选“已发布”后再撤。',
            en: 'The outcome of the withdrawal is unknown; open the link and say whether the post is still there.',
          },
        }),
      );
      return this.outcomes.needsAttention(manager, publication, failure);
    }
    await this.outcomes.move(manager, publication, 'publishing', {
      lostStep: lost.name,
      lostIntentAt: lost.intentAt,
      hadLostAnswer: true,
      timesAsked: 0,
      nextRunAt: new Date(this.clock.now().getTime() + FIRST_QUESTION_MS),
      note: {
        zh: '与平台的通信中断，正在核实是否已发出。',
        en: 'The answer was lost; the platform is being asked.',
      },
    });
  }

  private async postpone(
    manager: EntityManager,
    publication: PublicationEntity,
    kind: 'publish' | 'follow_up' | 'withdraw',
    decision: { afterMs: number; countsAsAttempt: boolean },
    failure: ReturnType<typeof keepFailure>,
  ): Promise<void> {
    const waits = {
      nextRunAt: new Date(this.clock.now().getTime() + decision.afterMs),
      failure,
      note: failure.advice,
    };
    const attempts = publication.attempts + (decision.countsAsAttempt ? 1 : 0);
    if (kind !== 'publish') return this.outcomes.move(manager, publication, publication.state, waits);
    await this.outcomes.move(manager, publication, 'queued', { ...waits, attempts });
  }

  private async askLater(
    manager: EntityManager,
    publication: PublicationEntity,
    afterMs: number,
  ): Promise<void> {
    await this.outcomes.move(manager, publication, publication.state, {
      timesAsked: publication.timesAsked + 1,
      nextRunAt: new Date(this.clock.now().getTime() + afterMs),
    });
  }

  private tooLate(publication: PublicationEntity): Settle {
    if (publication.latenessRule === 'drop') {
      const note = {
        zh: '已过计划时间，按规则不再发布。',
        en: 'Its hour has passed; dropped by its own rule.',
      };
      return (manager, current) => this.outcomes.move(manager, current, 'cancelled', { note });
    }
    const failure = keepFailure(
      new ChannelFailure({
        failureClass: 'permanent',
        code: 'late',
        advice: {
          zh: '已过计划时间，请确认是否仍要发布。',
          en: 'Its hour has passed; say whether it shall still go out.',
        },
      }),
    );
    return (manager, current) => this.outcomes.needsAttention(manager, current, failure);
  }

  private questionOf(publication: PublicationEntity): FollowUpQuestion | null {
    const { timesAsked } = publication;
    if (publication.lostStep && publication.lostIntentAt) {
      return {
        kind: 'lost_answer',
        step: publication.lostStep,
        intentAt: publication.lostIntentAt,
        timesAsked,
      };
    }
    if (publication.state === 'awaiting_platform' && publication.pendingReference) {
      const pendingSince = publication.pendingSince ?? publication.updatedAt;
      return { kind: 'pending', reference: publication.pendingReference, timesAsked, pendingSince };
    }
    return null;
  }

  /** Which revision goes out is on record before the first call. */
  private async remember(turn: Turn, revisionId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      await turn.lease.hold(manager);
      await manager.query('UPDATE publications SET revision_id = $2 WHERE id = $1', [
        turn.publication.id,
        revisionId,
      ]);
    });
  }

  private async finish(lease: Lease, settle: Settle): Promise<void> {
    try {
      await this.write(lease, settle);
    } catch (error) {
      if (brokenConstraint(error) !== 'publications_one_remote_post') throw error;
      // It can't be recorded however often it is tried; the account's other posts must not wait behind it.
      const failure = keepFailure(postOfAnother());
      await this.write(lease, (manager, current) => this.outcomes.needsAttention(manager, current, failure));
    }
  }

  private async write(lease: Lease, settle: Settle): Promise<void> {
    await this.database.transaction(async (manager) => {
      await lease.hold(manager);
      const current = await manager.findOneByOrFail(PublicationEntity, { id: lease.publicationId });
      await settle(manager, current);
      await this.attempts.end(manager, lease, current);
    });
  }
}

function withdrawByHand(url: string | null) {
  return {
    kind: 'by_hand' as const,
    instruction: {
      zh: `该平台不能由系统撤稿，请在平台上删除${url ? `：${url}` : ''}，然后在此确认。`,
      en: `The system can not take it down there; delete it on the platform${url ? `: ${url}` : ''} and confirm here.`,
    },
  };
}

function accountDisabled(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'permanent',
    code: 'channel_account_disabled',
    advice: {
      zh: '渠道账号已停用，启用后点“重试”。',
      en: 'The channel account is disabled; enable it and retry.',
    },
  });
}

function postOfAnother(): ChannelFailure {
  return new ChannelFailure({
    failureClass: 'unknown',
    code: 'remote_post_of_other_publication',
    advice: {
      zh: '平台返回的帖子已属于本账号的另一次发布，请到平台核实这一条是否已发出。',
      en: 'The platform named a post that belongs to another publication of this account; look there whether this one went out.',
    },
  });
}
