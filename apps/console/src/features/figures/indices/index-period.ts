import type { PeriodKind } from './use-indices';

/** As the api wants it: the last day follows from the first, except where days are one's own. */
export interface PeriodWish {
  readonly kind: PeriodKind;
  readonly from: string;
  readonly to?: string;
}

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The period of a kind in which a day lies. Weeks begin on Sunday, as the publishers of indices have them. */
export function periodAround(kind: Exclude<PeriodKind, 'days'>, day: string): PeriodWish {
  const at = new Date(`${day}T00:00:00Z`);
  if (kind === 'week') return { kind, from: dayOf(at.getTime() - at.getUTCDay() * DAY_MS) };
  return { kind, from: kind === 'month' ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01` };
}

/** The last one that is over: nothing is computed before its period has ended. */
export function lastPeriod(kind: PeriodKind, today: string): PeriodWish {
  const now = Date.parse(`${today}T00:00:00Z`);
  if (kind === 'days') return { kind, from: dayOf(now - 7 * DAY_MS), to: dayOf(now - DAY_MS) };
  const current = Date.parse(`${periodAround(kind, today).from}T00:00:00Z`);
  return periodAround(kind, dayOf(current - DAY_MS));
}

/** The last day of a week, for people to see. */
export const weekEnd = (from: string) => dayOf(Date.parse(`${from}T00:00:00Z`) + 6 * DAY_MS);
