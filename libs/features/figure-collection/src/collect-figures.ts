import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChannelFailure } from '@haojiao/channel-kit';
import type { AskedPost, ChannelContext, ChannelFigures } from '@haojiao/channel-kit';
import { HOUR_MS, MINUTE_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { afterFailure } from './domain/after-failure';
import { nextDailyAsk, offsetOf } from './domain/ask-plan';
import { FigureSources } from './figure-sources';
import { KeepAnswers } from './keep-answers';
import { CollectionRuns } from './persistence/collection-runs.repository';
import { ClaimLost, CollectionScheduleRepository } from './persistence/collection-schedule.repository';
import type { Claim } from './persistence/collection-schedule.repository';
import { RoundTally } from './round-tally';

/** A mistake of ours is not repeated every minute. */
const MISTAKE_PAUSE_MS = 15 * MINUTE_MS;

interface Round {
  claim: Claim;
  account: ChannelAccountEntity;
  figures: ChannelFigures;
  context: ChannelContext;
  tally: RoundTally;
}

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
      await this.end(claim, tally, { failures: claim.failures + 1, pauseMs: MISTAKE_PAUSE_MS, reason: null });
      return { passesByItself: true };
    }
  }

  private async collect(claim: Claim, tally: RoundTally): Promise<{ passesByItself: boolean }> {
    const account = await this.accounts.load(claim.channelAccountId);
    try {
      const access = this.accounts.access(account);
      const hindrance = this.sources.hindrance(account, access);
      if (hindrance) {
        await this.end(claim, tally, { failures: 0, pauseMs: HOUR_MS, reason: hindrance.message });
        return { passesByItself: false };
      }
      const figures = this.sources.of(account.platform)!;
      const context = await this.sources.contextFor(access);
      const round: Round = { claim, account, figures, context, tally };
      await this.askOfAccount(round);
      await this.askOfPosts(round);
      await this.end(claim, tally, { failures: 0, pauseMs: 0, reason: tally.notes[0] ?? null });
      return { passesByItself: false };
    } catch (error) {
      if (!(error instanceof ChannelFailure)) throw error;
      return this.endByFailure(claim, tally, error);
    }
  }

  /** What it may not know about the account is no reason to leave the posts. */
  private async askOfAccount({ claim, account, figures, context, tally }: Round): Promise<void> {
    const { account: own } = figures;
    if (!claim.accountIsDue) return;
    if (!own) return this.write(claim, (manager) => this.schedule.keepAccountDue(manager, claim, null));
    const nextDueAt = nextDailyAsk(own.readyAtMs, this.clock.now(), offsetOf(account.id));
    try {
      const answer = await own.read(context);
      tally.note(answer.notes);
      await this.write(claim, async (manager) => {
        await this.answers.ofAccount(manager, account, answer.figures, tally);
        await this.schedule.keepAccountDue(manager, claim, nextDueAt);
      });
    } catch (error) {
      if (!(error instanceof ChannelFailure) || error.failureClass !== 'permanent') throw error;
      tally.note([error.advice]);
      await this.write(claim, (manager) => this.schedule.keepAccountDue(manager, claim, nextDueAt));
    }
  }

  private async askOfPosts({ claim, account, figures, context, tally }: Round): Promise<void> {
    const { posts: source } = figures;
    const due = await this.schedule.duePosts(account.id);
    if (due.length === 0) return;
    const byKey = new Map(due.map((post) => [post.publicationId, post]));
    const asked = due.map(({ publicationId, remote, timesMissing }): AskedPost => {
      return { key: publicationId, remote, timesMissing };
    });
    if (!source) {
      await this.write(claim, (manager) => this.answers.notAskable(manager, due, figures.notTold));
      return;
    }
    for (const batch of source.batches(asked)) {
      const answer = await source.read(batch, context);
      tally.note(answer.notes);
      const posts = batch.map(({ key }) => byKey.get(key)!);
      await this.write(claim, (manager) =>
        this.answers.ofPosts(manager, account, source.cadence, posts, answer, tally),
      );
    }
  }

  private async endByFailure(
    claim: Claim,
    tally: RoundTally,
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
    await this.end(claim, tally, { failures: claim.failures + 1, pauseMs, reason: failure.advice });
    return { passesByItself: ['transient', 'unknown'].includes(failure.failureClass) };
  }

  /** @throws ClaimLost */
  private write(claim: Claim, work: (manager: EntityManager) => Promise<void>): Promise<void> {
    return this.database.transaction(async (manager) => {
      await this.schedule.hold(manager, claim);
      await work(manager);
    });
  }

  private async end(
    claim: Claim,
    tally: RoundTally,
    { failures, pauseMs, reason }: { failures: number; pauseMs: number; reason: Message | null },
  ): Promise<void> {
    const now = this.clock.now();
    const notBefore = pauseMs > 0 ? new Date(now.getTime() + pauseMs) : null;
    await this.database.transaction(async (manager) => {
      await this.runs.keep(manager, tally.toRun(now));
      await this.schedule.release(manager, claim, {
        failures,
        notBefore,
        reason,
        startedAt: tally.startedAt,
      });
    });
  }
}
