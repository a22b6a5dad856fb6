import { beijingDate, HOUR_MS, MINUTE_MS, nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
import type { BudgetRule } from '@haojiao/channel-kit';

/** The window of a budget in which an instant lies. Days and months are the platforms': those of the calendar in Asia/Shanghai. */
export function budgetWindow(rule: BudgetRule, at: Date): { start: Date; end: Date } {
  if (rule.window === 'day') return { start: startOfBeijingDay(at), end: nextBeijingMidnight(at) };
  if (rule.window === 'month') return beijingMonth(at);
  const length = rule.window === 'hour' ? HOUR_MS : MINUTE_MS;
  const start = Math.floor(at.getTime() / length) * length;
  return { start: new Date(start), end: new Date(start + length) };
}

/** What automatic work may use of a window. */
export function automaticShare(rule: BudgetRule): number {
  return rule.max - (rule.reserve ?? 0);
}

function beijingMonth(at: Date): { start: Date; end: Date } {
  const [year, month] = beijingDate(at).split('-').map(Number);
  // Noon of the first: the same date in Shanghai and in UTC.
  const firstOf = (ordinal: number): Date => startOfBeijingDay(new Date(Date.UTC(year!, ordinal - 1, 1, 4)));
  return { start: firstOf(month!), end: firstOf(month! + 1) };
}
