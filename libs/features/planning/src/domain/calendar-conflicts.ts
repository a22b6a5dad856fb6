import { MINUTE_MS } from '@haojiao/kernel';

/** A publication that is planned, as far as conflicts go. */
export interface PlannedPost {
  publicationId: string;
  channelAccountId: string;
  platform: string;
  /** Whether the platform's posts have a lead at all; elsewhere several posts in one minute are no conflict. */
  hasLead: boolean;
  /** Null where it is a lead: companions go with theirs. */
  leadId: string | null;
  scheduledAt: Date;
  latenessRule: string;
  /** The blackout window that covers its hour. */
  blackoutId: string | null;
}

/** A day's budget of one account: what its posts take together. */
export interface BudgetDay {
  channelAccountId: string;
  /** `YYYY-MM-DD` in Asia/Shanghai, as the platforms have it. */
  date: string;
  operation: string;
  allowed: number;
  wanted: number;
}

/** A recurring place on an account. */
export interface AccountSlot {
  slotId: string;
  channelAccountId: string;
  at: Date;
}

export type ConflictCode = 'two_leads' | 'in_blackout' | 'over_budget' | 'out_of_lateness_rule';

export interface CalendarConflict {
  code: ConflictCode;
  publicationIds: string[];
  channelAccountId: string;
  /** The blackout window, the slot or the budget that speaks against it. */
  because: string | null;
}

/** As far from the hour of a slot as a post still fills it. */
const SLOT_WINDOW_MS = 30 * MINUTE_MS;
/** Later than this, what asks or is dropped when late does so. */
const LATE_AFTER_MS = 30 * MINUTE_MS;

/** Leads of one account that stand in the same minute, and posts that stand together in one occurrence of a slot. */
export function twoLeads(posts: PlannedPost[], slots: AccountSlot[]): CalendarConflict[] {
  const leads = posts.filter(({ leadId }) => leadId === null);
  const groups = new Map<string, { because: string | null; posts: PlannedPost[] }>();
  const add = (key: string, because: string | null, post: PlannedPost): void => {
    const group = groups.get(key) ?? { because, posts: [] };
    group.posts.push(post);
    groups.set(key, group);
  };
  for (const post of leads) {
    const minute = Math.floor(post.scheduledAt.getTime() / MINUTE_MS);
    if (post.hasLead) add(`${post.channelAccountId} ${minute}`, null, post);
    for (const { slotId, channelAccountId, at } of slots) {
      const isIn =
        channelAccountId === post.channelAccountId &&
        Math.abs(at.getTime() - post.scheduledAt.getTime()) <= SLOT_WINDOW_MS;
      if (isIn) add(`${slotId} ${at.getTime()}`, slotId, post);
    }
  }
  const crowded = [...groups.values()].filter((group) => group.posts.length > 1);
  return withoutRepeats(
    crowded.map(({ because, posts: together }) => ({
      code: 'two_leads',
      publicationIds: together.map(({ publicationId }) => publicationId).sort(),
      channelAccountId: together[0]!.channelAccountId,
      because,
    })),
  );
}

export function inBlackout(posts: PlannedPost[]): CalendarConflict[] {
  return posts
    .filter(({ blackoutId }) => blackoutId !== null)
    .map(({ publicationId, channelAccountId, blackoutId }) => ({
      code: 'in_blackout',
      publicationIds: [publicationId],
      channelAccountId,
      because: blackoutId,
    }));
}

/** Those whose hour has passed although they are not sent late without being asked about. */
export function outOfLatenessRule(posts: PlannedPost[], now: Date): CalendarConflict[] {
  return posts
    .filter(
      ({ latenessRule, scheduledAt }) =>
        latenessRule !== 'send' && now.getTime() - scheduledAt.getTime() > LATE_AFTER_MS,
    )
    .map(({ publicationId, channelAccountId, latenessRule }) => ({
      code: 'out_of_lateness_rule',
      publicationIds: [publicationId],
      channelAccountId,
      because: latenessRule,
    }));
}

/** Days on which an account's posts take more than its platform lets it; `dateOf` is the platform's day of an instant. */
export function overBudget(
  posts: PlannedPost[],
  days: BudgetDay[],
  dateOf: (at: Date) => string,
): CalendarConflict[] {
  return days
    .filter(({ wanted, allowed }) => wanted > allowed)
    .map(({ channelAccountId, date, operation }) => ({
      code: 'over_budget',
      publicationIds: posts
        .filter((post) => post.channelAccountId === channelAccountId && dateOf(post.scheduledAt) === date)
        .map(({ publicationId }) => publicationId),
      channelAccountId,
      because: operation,
    }));
}

/** Of the same posts together the one that names a slot says more. */
function withoutRepeats(conflicts: CalendarConflict[]): CalendarConflict[] {
  const named = new Set(
    conflicts.filter(({ because }) => because !== null).map(({ publicationIds }) => publicationIds.join()),
  );
  return conflicts.filter(
    ({ because, publicationIds }) => because !== null || !named.has(publicationIds.join()),
  );
}
