import type { LastChange, ReadyAnswer } from './ready-answer';

/** A page as it is sent. */
export interface ReadyPage {
  status: 200 | 301 | 302 | 404 | 410 | 503;
  answer: ReadyAnswer;
  /** Of 301 and 302: where it is for good, and where the unit shows it. */
  location?: string;
  /** Of 503: when it is worth asking again. */
  retryAfterSeconds?: number;
  /** From then on it looks different by itself: a grey day begins or ends. */
  changesAt: Date | null;
}

/** Of two moments at which something changes the first; null: nothing does. */
export function earlier(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** The change, or the day since when things may look different with nothing changed. */
export function notBefore(change: LastChange, day: Date | null): LastChange {
  return day && day > change.at ? { at: day } : change;
}
