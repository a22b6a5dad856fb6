import { DAY_MS, HOUR_MS } from '@haojiao/kernel';

/** People are reminded after an hour, after four, and then every day at that hour. */
const FIRST_MS = [HOUR_MS, 4 * HOUR_MS];

/** When a hand-off that waits since `since` is told about for the `told + 1`st time. */
export function reminderAt(since: Date, told: number): Date {
  const last = FIRST_MS.length - 1;
  const after = told <= last ? FIRST_MS[told]! : FIRST_MS[last]! + (told - last) * DAY_MS;
  return new Date(since.getTime() + after);
}

/** How many of them are due: what was slept through is not told one by one. */
export function remindersDue(since: Date, told: number, now: Date): number {
  let due = told;
  while (reminderAt(since, due) <= now) due += 1;
  return due;
}
