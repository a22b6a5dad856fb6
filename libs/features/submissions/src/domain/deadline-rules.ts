import { DateTime } from 'luxon';
import type { SubmissionCategory } from './submission-categories';
import type { Urgency } from './submission-document';

export const deadlineUnits = ['days', 'working_days', 'hours'] as const;
export type DeadlineUnit = (typeof deadlineUnits)[number];

/** How soon after its event a report has to come. */
export interface DeadlineRule {
  /** Null for every category. */
  categories: SubmissionCategory[] | null;
  /** Null for every urgency. */
  urgencies: Urgency[] | null;
  within: number;
  unit: DeadlineUnit;
}

/** Holidays: what happens in them counts as of their last day, when the term begins. Not for rules in hours. */
export interface DeadlineTerm {
  name: string;
  /** `YYYY-MM-DD` */
  from: string;
  /** `YYYY-MM-DD`, the last day of it. */
  to: string;
  /** Calendar days from that day on; null for what the rule says. */
  days: number | null;
}

/** The rules of one unit, which hold below it too until a unit puts its own. */
export interface DeadlineRules {
  organizationId: string;
  /** The first that fits a report is its rule. */
  rules: DeadlineRule[];
  terms: DeadlineTerm[];
}

/** Until when a report was not late and why; kept with it, since rules change. */
export interface KeptDeadline {
  /** Whose rule; null for the day of a commissioned request. */
  organizationId: string | null;
  rule: DeadlineRule | null;
  term: DeadlineTerm | null;
  /** From this instant on it is late, RFC 3339. */
  lateFrom: string;
}

export interface ReportedEvent {
  category: SubmissionCategory;
  urgency: Urgency;
  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  /** `HH:MM`; without it an event counts as of the end of its day. */
  occurredTime: string | null;
}

export interface DeadlineCalendar {
  /** Of the sending unit. */
  timeZone: string;
  /** The so many-eth working day after a date. */
  addWorkingDays: (date: string, count: number) => string;
}

/** Null where no rule fits, or nobody said when it happened. */
export function deadlineOf(
  { organizationId, rules, terms }: DeadlineRules,
  event: ReportedEvent,
  calendar: DeadlineCalendar,
): KeptDeadline | null {
  const rule = rules.find(({ categories, urgencies }) => {
    const fitsCategory = categories === null || categories.includes(event.category);
    return fitsCategory && (urgencies === null || urgencies.includes(event.urgency));
  });
  const day = event.occurredOn;
  if (!rule || day === null) return null;
  const isInHours = rule.unit === 'hours';
  const term = isInHours ? null : (terms.find(({ from, to }) => from <= day && day <= to) ?? null);
  const lateFrom = isInHours
    ? instantOf(day, event.occurredTime, calendar.timeZone).plus({ hours: rule.within })
    : endOf(lastDay(rule, term, day, calendar), calendar.timeZone);
  return { organizationId, rule, term, lateFrom: rfc3339(lateFrom) };
}

/** Of a request: late when it comes after the day that was asked for. */
export function deadlineOfDay(dueOn: string, timeZone: string): KeptDeadline {
  return { organizationId: null, rule: null, term: null, lateFrom: rfc3339(endOf(dueOn, timeZone)) };
}

export interface Lateness {
  /** `YYYY-MM-DD`, the last day on which it was not late. */
  dueOn: string;
  /** Calendar days, at least 1; null for what is not late. */
  lateDays: number | null;
}

export function latenessOf({ lateFrom }: KeptDeadline, sentAt: Date, timeZone: string): Lateness {
  const limit = DateTime.fromISO(lateFrom, { zone: timeZone });
  const lastDayInTime = limit.minus({ milliseconds: 1 }).startOf('day');
  const sent = DateTime.fromJSDate(sentAt, { zone: timeZone });
  const dueOn = lastDayInTime.toISODate()!;
  if (sent < limit) return { dueOn, lateDays: null };
  const days = Math.round(sent.startOf('day').diff(lastDayInTime, 'days').days);
  return { dueOn, lateDays: Math.max(1, days) };
}

function lastDay(
  rule: DeadlineRule,
  term: DeadlineTerm | null,
  day: string,
  calendar: DeadlineCalendar,
): string {
  const from = term?.to ?? day;
  const termDays = term?.days ?? null;
  if (termDays === null && rule.unit === 'working_days') return calendar.addWorkingDays(from, rule.within);
  return DateTime.fromISO(from, { zone: 'utc' })
    .plus({ days: termDays ?? rule.within })
    .toISODate()!;
}

function instantOf(day: string, time: string | null, timeZone: string): DateTime {
  return time === null ? endOf(day, timeZone) : DateTime.fromISO(`${day}T${time}`, { zone: timeZone });
}

/** The first instant of the day after. */
function endOf(day: string, timeZone: string): DateTime {
  return DateTime.fromISO(day, { zone: timeZone }).plus({ days: 1 }).startOf('day');
}

function rfc3339(at: DateTime): string {
  return at.toUTC().toISO()!;
}
