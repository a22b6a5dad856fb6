import { HOUR_MS } from '@haojiao/kernel';

/** People are reminded when so much of the time is gone, while there is some left. */
const REMIND_AFTER_PART = 3 / 4;

/** When the decision on a stage is due. */
export function dueAt(stageOpenedAt: Date, dueWithinHours: number): Date {
  return new Date(stageOpenedAt.getTime() + dueWithinHours * HOUR_MS);
}

/** When people are told that it is due soon. */
export function dueSoonAt(stageOpenedAt: Date, dueWithinHours: number): Date {
  return dueAt(stageOpenedAt, dueWithinHours * REMIND_AFTER_PART);
}
