import type { RunOutcome } from '../domain/after-failure';
import type { PostOutcome } from '../persistence/collection-post.entity';

export class FiguresWishedResponse {
  channelAccountId: string;
  /** Posts of the last thirty days that are asked about within a minute; the account's own figures are, too. */
  posts: number;
  askedAt: string;
}

export class CollectionFailureResponse {
  code: string;
  class: string;
  platformCode: string | null;
  /** What a person can do. */
  advice: string;
}

export class FigureCollectionResponse {
  id: string;
  startedAt: string;
  endedAt: string;
  /** Who asked for it; null: by the clock. */
  askedBy: string | null;
  /** `waiting`: it goes on by itself. `refused`: a person has to act. */
  outcome: RunOutcome;
  /** Posts asked about. */
  asked: number;
  /** Posts of which the platform told something. */
  told: number;
  /** Posts that it left out, that are gone there, or that can't be asked about. */
  failed: number;
  /** Figures written. */
  recorded: number;
  /** Figures that were there. */
  known: number;
  /** Figures that the platform tells otherwise than before for the same day: a new row stands in the old one's place. */
  corrected: number;
  /** Figures that can't be read, or for whose moment a person wrote another one. */
  leftOut: number;
  failure: CollectionFailureResponse | null;
  notes: string[];
}

export class CollectionBudgetResponse {
  operation: string;
  window: 'minute' | 'hour' | 'day' | 'month';
  max: number;
  used: number;
  /** Kept back for people. */
  reserve: number;
  /** Kept for publishing. */
  keptForPosts: number;
  /** What collecting may still use. */
  left: number;
  resetsAt: string;
}

export class FollowedPostsResponse {
  outcome: PostOutcome;
  posts: number;
  nextDueAt: string | null;
}

export class FigureCollectionPageResponse {
  channelAccountId: string;
  platform: string;
  /**
   * `on`; `waiting`: for a budget or after a failure, until `notBefore`; else why nobody asks: `not_offered`,
   * `switched_off`, `retired`, `needs_authorization`.
   */
  state: 'on' | 'waiting' | 'not_offered' | 'switched_off' | 'retired' | 'needs_authorization';
  /** Why it waits or nobody asks, or what was left out last. */
  reason: string | null;
  /** What posts are asked for, by metric; empty: nothing. */
  postMetrics: string[];
  accountMetrics: string[];
  /** What the platform does not tell by interface. */
  notTold: string | null;
  /** When the platform is asked next; null: not by the clock. */
  nextDueAt: string | null;
  notBefore: string | null;
  lastRunAt: string | null;
  posts: FollowedPostsResponse[];
  budgets: CollectionBudgetResponse[];
  /** Newest first; kept for ninety days. */
  items: FigureCollectionResponse[];
  nextCursor: string | null;
}
