import { DAY_MS, HOUR_MS } from '@haojiao/kernel';

/** `soon`: within a week. `ended`: only a person's consent on the platform brings it back. */
export type GrantState = 'none' | 'lasting' | 'soon' | 'ended';

export interface GrantHealth {
  state: GrantState;
  expiresAt: Date | null;
  /** Whole days that are left, 0 on the last one; null where it never ends. */
  daysLeft: number | null;
}

/** When a grant's end is announced. */
export type GrantWarning = '7d' | '3d' | '1d' | '6h';

const warnings: [GrantWarning, number][] = [
  ['1d', DAY_MS],
  ['3d', 3 * DAY_MS],
  ['7d', 7 * DAY_MS],
];
/** Grants of unreviewed apps last a day: an announcement days ahead would never be silent. */
const SHORT_LIVED_MS = 36 * HOUR_MS;
const SHORT_WARNING_MS = 6 * HOUR_MS;

export function grantHealth(expiresAt: Date | null, now: Date): GrantHealth {
  if (!expiresAt) return { state: 'none', expiresAt, daysLeft: null };
  const leftMs = expiresAt.getTime() - now.getTime();
  const state = leftMs <= 0 ? 'ended' : leftMs <= 7 * DAY_MS ? 'soon' : 'lasting';
  return { state, expiresAt, daysLeft: Math.max(0, Math.floor(leftMs / DAY_MS)) };
}

/** The nearest announcement that is due: who connects for two days is not told about seven. */
export function dueGrantWarning(
  grant: { expiresAt: Date; since: Date | null },
  now: Date,
): GrantWarning | null {
  const leftMs = grant.expiresAt.getTime() - now.getTime();
  const lifeMs = grant.expiresAt.getTime() - (grant.since?.getTime() ?? 0);
  if (lifeMs <= SHORT_LIVED_MS) return leftMs <= SHORT_WARNING_MS ? '6h' : null;
  return warnings.find(([, before]) => leftMs <= before)?.[0] ?? null;
}

export interface InspectionLimits {
  staleAfterDays: number;
  warnAfterDays: number;
}

/** `never`: nothing was published yet and there is still time. */
export type Freshness = 'fresh' | 'due_soon' | 'stale' | 'never';

export interface PublishingHealth {
  freshness: Freshness;
  /** Whole days since the last post; without one, since the account was made. */
  daysSince: number;
}

export function publishingHealth(
  facts: { lastPublishedAt: Date | null; createdAt: Date },
  limits: InspectionLimits,
  now: Date,
): PublishingHealth {
  const since = facts.lastPublishedAt ?? facts.createdAt;
  const daysSince = Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY_MS));
  if (daysSince >= limits.staleAfterDays) return { freshness: 'stale', daysSince };
  if (daysSince >= limits.warnAfterDays) return { freshness: 'due_soon', daysSince };
  return { freshness: facts.lastPublishedAt ? 'fresh' : 'never', daysSince };
}
