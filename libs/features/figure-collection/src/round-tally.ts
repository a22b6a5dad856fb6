import type { ChannelFailure, UntoldReason } from '@haojiao/channel-kit';
import { newId } from '@haojiao/kernel';
import type { Message } from '@haojiao/kernel';
import type { CollectedCounts } from '@haojiao/features/platform-figures';
import type { RunOutcome } from './domain/after-failure';
import { CollectionRunEntity } from './persistence/collection-run.entity';
import type { KeptRunFailure } from './persistence/collection-run.entity';
import type { Claim } from './persistence/collection-schedule.repository';

/** The counts of one round while it goes on. */
export class RoundTally {
  readonly notes: Message[] = [];
  private readonly posts = { asked: 0, told: 0, failed: 0 };
  private readonly figures = { recorded: 0, known: 0, corrected: 0, leftOut: 0 };
  private outcome: RunOutcome = 'done';
  private failure: KeptRunFailure | null = null;

  constructor(
    private readonly claim: Claim,
    readonly startedAt: Date,
  ) {}

  countPost(outcome: 'told' | 'refused' | UntoldReason): void {
    this.posts.asked += 1;
    if (outcome === 'told') this.posts.told += 1;
    else if (outcome !== 'not_yet') this.posts.failed += 1;
  }

  countFigures({ recorded, known, corrected, overruled, unreadable }: CollectedCounts): void {
    this.figures.recorded += recorded;
    this.figures.known += known;
    this.figures.corrected += corrected;
    this.figures.leftOut += overruled + unreadable;
  }

  /** The same is said once. */
  note(notes: readonly Message[]): void {
    for (const note of notes) {
      if (!this.notes.some(({ zh }) => zh === note.zh)) this.notes.push(note);
    }
  }

  fail({ code, failureClass, platformCode, advice }: ChannelFailure, outcome: RunOutcome): void {
    this.outcome = outcome;
    this.failure = { code, class: failureClass, platformCode: platformCode ?? null, advice };
  }

  /** A mistake of ours. */
  breakOff(advice: Message): void {
    this.outcome = 'waiting';
    this.failure = { code: 'figures_round_broke', class: 'unknown', platformCode: null, advice };
  }

  /** Null: nobody was asked anything. */
  toRun(endedAt: Date): CollectionRunEntity | null {
    const { posts, figures, failure, notes } = this;
    const nothingCame = Object.values(figures).every((count) => count === 0);
    if (posts.asked === 0 && nothingCame && !failure && notes.length === 0) return null;
    return Object.assign(new CollectionRunEntity(), {
      id: newId(),
      channelAccountId: this.claim.channelAccountId,
      startedAt: this.startedAt,
      endedAt,
      askedBy: this.claim.askedBy,
      outcome: this.outcome,
      ...posts,
      ...figures,
      failure,
      notes,
    });
  }
}
