const DAY_MS = 86_400_000;
const BEIJING_MS = 8 * 3_600_000;

/** The day in Beijing so many days from today, `2026-11-23`: dates written down in a test lie in the past one day. */
export function dayFromToday(days: number): string {
  return new Date(Date.now() + BEIJING_MS + days * DAY_MS).toISOString().slice(0, 10);
}
