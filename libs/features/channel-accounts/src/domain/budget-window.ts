import { HOUR_MS, MINUTE_MS, nextBeijingMidnight, startOfBeijingDay } from '@haojiao/kernel';
import type { BudgetRule } from '@haojiao/channel-kit';

/** The window of a budget in which an instant lies. Days are the platforms': calendar days in Asia/Shanghai. */
export function budgetWindow(rule: BudgetRule, at: Date): { start: Date; end: Date } {
  if (rule.window === 'day') return { start: startOfBeijingDay(at), end: nextBeijingMidnight(at) };
  const length = rule.window === 'hour' ? HOUR_MS : MINUTE_MS;
  const start = Math.floor(at.getTime() / length) * length;
  return { start: new Date(start), end: new Date(start + length) };
}

/** What automatic work may use of a window. */
export function automaticShare(rule: BudgetRule): number {
  return rule.max - (rule.reserve ?? 0);
}
