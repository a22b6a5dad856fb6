import { DateTime } from 'luxon';
import type { ReportPeriod } from './report-period';

export const scheduleSpans = ['week', 'month', 'quarter', 'year'] as const;
/** A week is Monday to Sunday. */
export type ScheduleSpan = (typeof scheduleSpans)[number];

export interface ScheduleRule {
  every: ScheduleSpan;
  /** `HH:MM` by the clocks of the unit. */
  sendAt: string;
  /** So many days after the first day behind the period: platforms tell the last days' figures late. */
  delayDays: number;
  timeZone: string;
}

export interface DueReport {
  period: ReportPeriod;
  dueAt: Date;
}

/** The newest whole period whose report is due by now. */
export function latestDue(rule: ScheduleRule, now: Date): DueReport {
  let begin = DateTime.fromJSDate(now, { zone: rule.timeZone }).startOf(rule.every);
  for (;;) {
    begin = begin.minus({ [rule.every]: 1 }).startOf(rule.every);
    const due = dueReport(rule, begin);
    if (due.dueAt <= now) return due;
  }
}

/** The first report that is due strictly after the moment. */
export function nextDue(rule: ScheduleRule, after: Date): DueReport {
  const { period } = latestDue(rule, after);
  const begin = DateTime.fromISO(period.from, { zone: rule.timeZone }).plus({ [rule.every]: 1 });
  return dueReport(rule, begin.startOf(rule.every));
}

/**
 * When a rule that took the place of another is due. The period that was awaited stays so: it is neither passed over, also
 * where its report is due already by the new rule, nor is the one before it awaited again. Reports of other spans begin
 * with the one that is due next.
 */
export function dueAfterChange(
  rule: ScheduleRule,
  former: ScheduleRule & { nextDueAt: Date },
  now: Date,
): Date {
  if (rule.every !== former.every) return nextDue(rule, now).dueAt;
  const { period } = latestDue(former, former.nextDueAt);
  return dueReport(rule, DateTime.fromISO(period.from, { zone: rule.timeZone })).dueAt;
}

function dueReport({ every, sendAt, delayDays }: ScheduleRule, begin: DateTime): DueReport {
  const [hour, minute] = sendAt.split(':').map(Number) as [number, number];
  const behind = begin.plus({ [every]: 1 }).startOf(every);
  const dueAt = behind.plus({ days: delayDays }).set({ hour, minute }).toJSDate();
  return { period: { from: begin.toISODate()!, to: behind.minus({ days: 1 }).toISODate()! }, dueAt };
}
