import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FigureCadence, PostFiguresAnswer, ToldFigure, UntoldPost } from '@haojiao/channel-kit';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { ChannelAccountEntity } from '@haojiao/features/channel-accounts';
import { RecordCollected } from '@haojiao/features/platform-figures';
import type { CollectedFigure } from '@haojiao/features/platform-figures';
import { nextAsk, offsetOf, pauseOfMissing, pauseOfRefused } from './domain/ask-plan';
import { CollectionScheduleRepository } from './persistence/collection-schedule.repository';
import type { AskedOutcome, DuePost } from './persistence/collection-schedule.repository';
import type { RoundTally } from './round-tally';

/** Days that were told before are looked at again for so long: platforms put the last ones right. */
const LOOKED_AT_AGAIN_MS = 2 * DAY_MS;

type Account = Pick<ChannelAccountEntity, 'id' | 'platform'>;

/** Writes what a platform told, with when it is asked next. */
@Injectable()
export class KeepAnswers {
  constructor(
    private readonly figures: RecordCollected,
    private readonly schedule: CollectionScheduleRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async ofPosts(
    manager: EntityManager,
    account: Account,
    cadence: FigureCadence,
    posts: readonly DuePost[],
    answer: PostFiguresAnswer,
    tally: RoundTally,
  ): Promise<void> {
    const now = this.clock.now();
    const told = new Map(answer.told.map(({ key, figures }) => [key, figures]));
    const untold = new Map(answer.untold.map((post) => [post.key, post]));
    const collected: CollectedFigure[] = [];
    const outcomes: AskedOutcome[] = [];
    for (const post of posts) {
      const figures = newFigures(told.get(post.publicationId) ?? [], post, now);
      collected.push(...figures.map((figure) => collectedOf(account, post.publicationId, figure)));
      const untoldPost = told.has(post.publicationId)
        ? null
        : (untold.get(post.publicationId) ?? { key: post.publicationId, why: 'missing' as const });
      const pauseMs = untoldPost?.why === 'missing' ? pauseOfMissing(post.timesMissing + 1) : 0;
      const next =
        answer.askAgainAfterMs === undefined || pauseMs > 0
          ? nextAsk(cadence, post.remote.publishedAt, later(now, pauseMs), offsetOf(account.id))
          : later(now, answer.askAgainAfterMs);
      outcomes.push(outcomeOf(post, untoldPost, figures, next));
      tally.countPost(untoldPost?.why ?? 'told');
    }
    tally.countFigures(await this.figures.write(manager, collected));
    await this.schedule.keepOutcomes(manager, outcomes);
  }

  /**
   * Posts that the platform answers no question about. `found`: it is this one; else one of several, of which the next
   * round finds out more.
   */
  async ofRefused(
    manager: EntityManager,
    account: Account,
    cadence: FigureCadence,
    posts: readonly { post: DuePost; found: boolean; reason: Message }[],
    tally: RoundTally,
  ): Promise<void> {
    const now = this.clock.now();
    const outcomes = posts.map(({ post, found, reason }): AskedOutcome => {
      const { publicationId, timesMissing, remote } = post;
      const after = later(now, found ? pauseOfRefused(remote.publishedAt, now) : 0);
      const nextDueAt = nextAsk(cadence, remote.publishedAt, after, offsetOf(account.id));
      tally.countPost('refused');
      tally.note([reason]);
      const outcome = found ? 'refused' : 'not_yet';
      return { publicationId, outcome, nextDueAt, lastTakenAt: null, timesMissing, reason };
    });
    await this.schedule.keepOutcomes(manager, outcomes);
  }

  async ofAccount(
    manager: EntityManager,
    account: Account,
    figures: readonly ToldFigure[],
    tally: RoundTally,
  ): Promise<void> {
    const now = this.clock.now();
    const collected = figures.map((figure) =>
      collectedOf(account, null, { ...figure, takenAt: figure.takenAt ?? now }),
    );
    tally.countFigures(await this.figures.write(manager, collected));
  }

  /** Nothing of posts is told there, ever. */
  async notAskable(manager: EntityManager, posts: readonly DuePost[], reason: Message): Promise<void> {
    await this.schedule.keepOutcomes(
      manager,
      posts.map((post) => outcomeOf(post, { key: post.publicationId, why: 'not_askable', reason }, [], null)),
    );
  }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

type DatedFigure = ToldFigure & { takenAt: Date };

/** Of the moment of the answer, unless a day is named; days long known are not compared for ever. */
function newFigures(figures: readonly ToldFigure[], post: DuePost, now: Date): DatedFigure[] {
  const since = Math.max(
    post.remote.publishedAt.getTime(),
    (post.lastTakenAt?.getTime() ?? 0) - LOOKED_AT_AGAIN_MS,
  );
  return figures
    .map((figure) => ({ ...figure, takenAt: figure.takenAt ?? now }))
    .filter(({ takenAt }) => takenAt.getTime() >= since);
}

function collectedOf(
  { id, platform }: Account,
  publicationId: string | null,
  { metric, words, takenAt }: DatedFigure,
): CollectedFigure {
  return { channelAccountId: id, publicationId, platform, metric, words, takenAt };
}

function outcomeOf(
  { publicationId, timesMissing }: DuePost,
  untold: UntoldPost | null,
  figures: readonly DatedFigure[],
  next: Date | null,
): AskedOutcome {
  const newest = Math.max(...figures.map(({ takenAt }) => takenAt.getTime()));
  const isOver = untold?.why === 'gone' || untold?.why === 'not_askable';
  return {
    publicationId,
    outcome: untold?.why ?? 'told',
    nextDueAt: isOver ? null : next,
    lastTakenAt: figures.length > 0 ? new Date(newest) : null,
    timesMissing: untold?.why === 'missing' || untold?.why === 'gone' ? timesMissing + 1 : 0,
    reason: untold?.reason ?? null,
  };
}
