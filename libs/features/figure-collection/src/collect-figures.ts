import { Inject, Injectable, Logger } from '@nestjs/common';
import { ChannelFailure } from '@haojiao/channel-kit';
import { HOUR_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { AskPosts } from './ask-posts';
import { afterFailure, afterMistake, isFirm } from './domain/after-failure';
import { nextAsk, nextDailyAsk, offsetOf, onceReady } from './domain/ask-plan';
import { FigureSources } from './figure-sources';
import { KeepAnswers } from './keep-answers';
import { CollectionRuns } from './persistence/collection-runs.repository';
import { ClaimLost, CollectionScheduleRepository } from './persistence/collection-schedule.repository';
import type { Claim, DuePost, RoundEnd } from './persistence/collection-schedule.repository';
import type { Round } from './round';
import { RoundTally } from './round-tally';

const roundBroke: Message = {
  zh: '读取数据时系统内部出错，稍后自动重试；多次出现请联系系统管理员查看日志。',
  en: 'Something broke in our own system; it is tried again by itself. When it happens again, have an administrator look at the log.',
};

/**
 * One round of questions to one account. What a batch of questions told is written at once, with when its posts are asked
 * about next: a process that ends in between has the platform asked again and doubles nothing.
 */
@Injectable()
export class CollectFigures {
  private readonly logger = new Logger('figures');

  constructor(
    private readonly database: Database,
    private readonly accounts: ChannelAccountsService,
    private readonly sources: FigureSources,
    private readonly schedule: CollectionScheduleRepository,
    private readonly answers: KeepAnswers,
    private readonly posts: AskPosts,
    private readonly runs: CollectionRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The next account of a platform that is due. @returns null: none is; else whether it could be asked */
  async collectNext(platform: string): Promise<{ passesByItself: boolean } | null> {
    const claim = await this.schedule.claim(platform);
    if (!claim) return null;
    const tally = new RoundTally(claim, this.clock.now());
    try {
      return await this.collect(claim, tally);
    } catch (error) {
      if (error instanceof ClaimLost) return { passesByItself: false };
      this.logger.error({ err: error, channelAccountId: claim.channelAccountId }, 'figures.round_broke');
      tally.breakOff(roundBroke);
      const notBefore = this.later(afterMistake(claim.failures));
      await this.end(claim, tally, { ...failed(claim, roundBroke), notBefore });
      return { passesByItself: true };
    }
  }

  private async collect(claim: Claim, tally: RoundTally): Promise<{ passesByItself: boolean }> {
    const account = await this.accounts.load(claim.channelAccountId);
    try {
      const access = this.accounts.access(account);
      const hindrance = this.sources.hindrance(account, access);
      if (hindrance) {
        await this.end(claim, tally, {
          ...passed,
          notBefore: this.later(HOUR_MS),
          reason: hindrance.message,
        });
        return { passesByItself: false };
      }
      const figures = this.sources.of(account.platform)!;
      const context = await this.sources.contextFor(access);
      const round: Round = { claim, account, figures, context, tally };
      const due = await this.planned(round, await this.schedule.duePosts(account.id));
      const unanswered = await this.askOfAccount(round);
      if (due.length === 0 && !(claim.accountIsDue && figures.account)) {
        await this.schedule.letGo(claim);
        return { passesByItself: false };
      }
      if (due.length > 0) await this.posts.ask(round, due);
      else if (unanswered) throw unanswered;
      await this.end(claim, tally, { ...passed, reason: tally.notes[0] ?? null });
      return { passesByItself: false };
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      return this.endByFailure(claim, tally, account, error);
    }
  }

  /** New posts wait for the moment at which all posts of the account are asked about, unless somebody wishes to know now. */
  private async planned({ claim, account, figures }: Round, due: DuePost[]): Promise<DuePost[]> {
    const { posts } = figures;
    if (!posts || claim.askedBy) return due;
    const first = due.flatMap(({ isNew, publicationId, remote: { publishedAt } }) => {
      if (!isNew) return [];
      const at = nextAsk(posts.cadence, publishedAt, publishedAt, offsetOf(account.id));
      return at && at > this.clock.now() ? [{ publicationId, at }] : [];
    });
    if (first.length === 0) return due;
    await this.schedule.under(claim, (manager) => this.schedule.plan(manager, first));
    const wait = new Set(first.map(({ publicationId }) => publicationId));
    return due.filter(({ publicationId }) => !wait.has(publicationId));
  }

  /**
   * What it may not know about the account, or not yet, is no reason to leave the posts.
   * @returns what passes by itself: asked again later
   */
  private async askOfAccount({
    claim,
    account,
    figures,
    context,
    tally,
  }: Round): Promise<ChannelFailure | null> {
    const { account: own } = figures;
    if (!claim.accountIsDue) return null;
    const ask = (at: Date | null) =>
      this.schedule.under(claim, (manager) => this.schedule.keepAccountDue(manager, claim, at));
    if (!own) {
      await ask(null);
      return null;
    }
    const nextDueAt = nextDailyAsk(own.readyAtMs, this.clock.now(), offsetOf(account.id));
    try {
      const answer = await own.read(context);
      tally.note(answer.notes);
      await this.schedule.under(claim, async (manager) => {
        await this.answers.ofAccount(manager, account, answer.figures, tally);
        await this.schedule.keepAccountDue(manager, claim, nextDueAt);
      });
      return null;
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      const passes = ['transient', 'unknown'].includes(error.failureClass);
      if (!passes && error.failureClass !== 'permanent') throw error;
      tally.note([error.advice]);
      await ask(passes ? this.later(Math.max(HOUR_MS, error.retryAfterMs ?? 0)) : nextDueAt);
      return passes ? error : null;
    }
  }

  private async endByFailure(
    claim: Claim,
    tally: RoundTally,
    account: { platform: string },
    failure: ChannelFailure,
  ): Promise<{ passesByItself: boolean }> {
    // Only the grant: what an account may post is found out by posting.
    if (failure.accountChange?.needsAuthorization)
      await this.accounts.learn(
        claim.channelAccountId,
        new ChannelFailure({ ...failure, accountChange: { needsAuthorization: true } }),
      );
    const { pauseMs, outcome } = afterFailure(failure, claim.failures);
    tally.fail(failure, outcome);
    await this.end(claim, tally, {
      ...failed(claim, failure.advice),
      notBefore: this.whenToldAgain(claim, account.platform, this.later(pauseMs)),
      notBeforeIsFirm: isFirm(failure),
    });
    return { passesByItself: ['transient', 'unknown'].includes(failure.failureClass) };
  }

  /** A pause that ends in the night ends when yesterday's figures stand. */
  private whenToldAgain({ channelAccountId }: Claim, platform: string, at: Date): Date {
    const cadence = this.sources.of(platform)?.posts?.cadence;
    return cadence ? onceReady(cadence, at, offsetOf(channelAccountId)) : at;
  }

  private later(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }

  private async end(claim: Claim, tally: RoundTally, end: RoundEnd): Promise<void> {
    await this.database.transaction(async (manager) => {
      await this.runs.keep(manager, tally.toRun(this.clock.now()));
      await this.schedule.release(manager, claim, { ...end, startedAt: tally.startedAt });
    });
  }
}

const passed: RoundEnd = { failures: 0, notBefore: null, notBeforeIsFirm: false, reason: null };

function failed({ failures }: Claim, reason: Message): RoundEnd {
  return { ...passed, failures: failures + 1, reason };
}
