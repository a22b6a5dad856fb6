import type { Message } from '@haojiao/kernel';
import type { ChannelAccess, RemotePost } from './channel-adapter';
import type { ChannelContext } from './publish-context';

/** A post whose figures are asked for. */
export interface AskedPost {
  /** Ours; comes back with the answer. */
  key: string;
  remote: RemotePost;
  /** How many times running the platform has left it out of its answers so far; at most 1 until that went on for two days. */
  timesMissing: number;
}

export interface ToldFigure {
  /** `read_count`, `like_count` …: a name of the handbook, one of those that the hook lists. */
  metric: string;
  /** As the platform told it: `1532`, `100万+`. What it did not tell is left out, and is not zero. */
  words: string;
  /** The end of the day of which a daily statistic speaks (`endOfDay`); absent: the moment of the answer. */
  takenAt?: Date;
}

/**
 * Why a post has no figures. `not_yet`: the platform tells them later. `missing`: it was left out without a word.
 * `gone`: deleted or hidden there. `not_askable`: the platform has no call for such a post, ever.
 */
export type UntoldReason = 'not_yet' | 'missing' | 'gone' | 'not_askable';

export interface UntoldPost {
  key: string;
  why: UntoldReason;
  /** For people; needed where nobody asks any more. */
  reason?: Message;
}

export interface PostFiguresAnswer {
  told: { key: string; figures: ToldFigure[] }[];
  untold: UntoldPost[];
  /** The platform is not through with what it tells: the same posts are asked about again after this. */
  askAgainAfterMs?: number;
  /** What people should know: a call that no longer answers, a figure that is left out. */
  notes: Message[];
}

export interface AccountFiguresAnswer {
  figures: ToldFigure[];
  notes: Message[];
}

/**
 * When a post is asked about.
 * `moving`: its figures move all the time; by its age every so often, ages rising, never after the last.
 * `daily`: each day's figures stand from `readyAtMs` after the next midnight in Asia/Shanghai, for so many days after
 * the day on which the post went out.
 */
export type FigureCadence =
  | { kind: 'moving'; steps: readonly { untilAgeMs: number; everyMs: number }[] }
  | { kind: 'daily'; readyAtMs: number; days: number };

export interface PostFigures {
  /** What it can tell; each has a definition. */
  readonly metrics: readonly string[];
  readonly cadence: FigureCadence;
  /** What one call of it is charged to, a `BudgetRule`'s operation. */
  readonly operation: string;
  /**
   * No network. Cuts posts into what is asked at once, as large as the platform takes; every post in exactly one. What
   * can't be asked about goes along and is answered `not_askable`.
   */
  batches(posts: readonly AskedPost[]): AskedPost[][];
  /** One batch. Every post of it is told or untold. @throws ChannelFailure when the question could not be asked */
  read(batch: readonly AskedPost[], context: ChannelContext): Promise<PostFiguresAnswer>;
}

export interface AccountFigures {
  readonly metrics: readonly string[];
  /** Asked once a day at this time after midnight in Asia/Shanghai. */
  readonly readyAtMs: number;
  readonly operation: string;
  /** @throws ChannelFailure when the question could not be asked */
  read(context: ChannelContext): Promise<AccountFiguresAnswer>;
}

/** The figures that a platform tells by interface. What it does not tell is typed in or imported. */
export interface ChannelFigures {
  readonly posts?: PostFigures;
  readonly account?: AccountFigures;
  /** What people will look for in vain, and where they find it. */
  readonly notTold: Message;
  /** No network. Why nothing can be asked on this account, with the way out; null: it can. */
  refusal?(account: ChannelAccess): Message | null;
}

/** Cuts a list into pieces of at most `most`. */
export function piecesOf<T>(items: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}
