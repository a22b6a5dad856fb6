import { Inject, Injectable } from '@nestjs/common';
import { ChannelFailure } from '@haojiao/channel-kit';
import type { AskedPost, PostFigures, PostFiguresAnswer } from '@haojiao/channel-kit';
import { DAY_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { mayBeOfPosts } from './domain/after-failure';
import { KeepAnswers } from './keep-answers';
import { CollectionScheduleRepository } from './persistence/collection-schedule.repository';
import type { DuePost } from './persistence/collection-schedule.repository';
import type { Round } from './round';

/** Questions of one round that look for the posts of a refused batch; what they leave is looked for in the next. */
const SEARCHES_A_ROUND = 16;
/** Where nothing was answered at all: with so many halves refused as well, it is the account that is refused. */
const SEARCHES_IN_VAIN = 6;
/** What platforms leave out of their answers for a shorter time may be back again. */
const MISSING_COUNTS_AFTER_MS = 2 * DAY_MS;

interface RefusedBatch {
  batch: readonly AskedPost[];
  failure: ChannelFailure;
}

/** The questions about posts of one round. One that is refused keeps no other from being asked. */
@Injectable()
export class AskPosts {
  constructor(
    private readonly schedule: CollectionScheduleRepository,
    private readonly answers: KeepAnswers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ChannelFailure when nothing more can be asked of the account; ClaimLost */
  async ask(round: Round, due: readonly DuePost[]): Promise<void> {
    const source = round.figures.posts;
    if (!source)
      return this.schedule.under(round.claim, (manager) =>
        this.answers.notAskable(manager, due, round.figures.notTold),
      );
    await new PostQuestions(round, source, due, this.schedule, this.answers, this.clock.now()).ask();
  }
}

class PostQuestions {
  private readonly byKey: ReadonlyMap<string, DuePost>;
  private readonly refused: RefusedBatch[] = [];
  private readonly setAside: { post: DuePost; found: boolean; failure: ChannelFailure }[] = [];
  private isAnswered = false;
  /** A refusal that is not about posts known for it: with no answer at all it is about the account. */
  private suspicion: ChannelFailure | null = null;
  private searches = 0;

  constructor(
    private readonly round: Round,
    private readonly source: PostFigures,
    private readonly due: readonly DuePost[],
    private readonly schedule: CollectionScheduleRepository,
    private readonly answers: KeepAnswers,
    private readonly now: Date,
  ) {
    this.byKey = new Map(due.map((post) => [post.publicationId, post]));
  }

  async ask(): Promise<void> {
    for (const batch of this.batches()) await this.put(batch);
    // The newest posts first, and one batch to its end: what a round finds out is out of the way in the next.
    this.refused.reverse();
    for (let next = this.refused.pop(); next && !this.isInVain(); next = this.refused.pop())
      await this.search(next);
    if (this.suspicion && !this.isAnswered) throw this.suspicion;
    if (this.setAside.length > 0) await this.keepSetAside();
  }

  /** What was refused before is asked about by itself, and spoils no batch again. */
  private batches(): (readonly AskedPost[])[] {
    const asked = (posts: readonly DuePost[]) => this.source.batches(posts.map((post) => this.askedOf(post)));
    const others = this.due.filter((post) => post.lastOutcome !== 'refused');
    const alone = this.due.filter((post) => post.lastOutcome === 'refused');
    return [...asked(others), ...alone.flatMap((post) => asked([post]))];
  }

  private askedOf({ publicationId, remote, timesMissing, missingSince }: DuePost): AskedPost {
    const isLong = missingSince && this.now.getTime() - missingSince.getTime() >= MISSING_COUNTS_AFTER_MS;
    return { key: publicationId, remote, timesMissing: isLong ? timesMissing : Math.min(timesMissing, 1) };
  }

  private async put(batch: readonly AskedPost[]): Promise<void> {
    const { claim, account, context, tally } = this.round;
    let answer: PostFiguresAnswer;
    try {
      answer = await this.source.read(batch, context);
    } catch (failure) {
      if (!(failure instanceof ChannelFailure) || !mayBeOfPosts(failure)) throw failure;
      this.refused.push({ batch, failure });
      if (this.postsOf(batch).some(({ lastOutcome }) => lastOutcome !== 'refused'))
        this.suspicion ??= failure;
      return;
    }
    this.isAnswered ||= answer.told.length > 0 || answer.untold.some(({ why }) => why !== 'not_askable');
    tally.note(answer.notes);
    await this.schedule.under(claim, (manager) =>
      this.answers.ofPosts(manager, account, this.source.cadence, this.postsOf(batch), answer, tally),
    );
  }

  /** Halves a refused batch until the posts are found that it is refused for. */
  private async search({ batch, failure }: RefusedBatch): Promise<void> {
    if (batch.length === 1 || this.searches >= SEARCHES_A_ROUND) {
      const found = batch.length === 1;
      this.setAside.push(...this.postsOf(batch).map((post) => ({ post, found, failure })));
      return;
    }
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      this.searches += 1;
      await this.put(half);
    }
  }

  private isInVain(): boolean {
    return !this.isAnswered && this.searches >= SEARCHES_IN_VAIN;
  }

  private keepSetAside(): Promise<void> {
    const { claim, account, tally } = this.round;
    const posts = this.setAside.map(({ failure, ...post }) => ({ ...post, reason: failure.advice }));
    return this.schedule.under(claim, (manager) =>
      this.answers.ofRefused(manager, account, this.source.cadence, posts, tally),
    );
  }

  private postsOf(batch: readonly AskedPost[]): DuePost[] {
    return batch.map(({ key }) => this.byKey.get(key)!);
  }
}
