/** A span of time as people say it: the name of a sentence below `span`, and its number. */
export interface Span {
  readonly name: 'minutes' | 'hours' | 'days';
  readonly count: number;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;

/** Minutes below an hour, hours below two days, else days. */
export function spanOf(seconds: number): Span {
  if (seconds < HOUR) return { name: 'minutes', count: Math.max(1, Math.floor(seconds / 60)) };
  if (seconds < 2 * DAY) return { name: 'hours', count: Math.floor(seconds / HOUR) };
  return { name: 'days', count: Math.floor(seconds / DAY) };
}

/** How long until a stage is late, or how long it is; null where it has no limit. */
export function dueIn(dueAt: string | null, now: number): { isLate: boolean; span: Span } | null {
  if (dueAt === null) return null;
  const seconds = (Date.parse(dueAt) - now) / 1000;
  return { isLate: seconds < 0, span: spanOf(Math.abs(seconds)) };
}
