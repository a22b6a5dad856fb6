import { DAY_MS, fault, invalidInput } from '@haojiao/kernel';

export const periodKinds = ['week', 'month', 'year', 'days'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export interface PeriodWish {
  kind: PeriodKind;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  /** Last day; needed for `days` alone. */
  to?: string;
}

/** Whole days, both ends within. */
export interface IndexPeriod {
  kind: PeriodKind;
  from: string;
  to: string;
  /** What formulas divide by: a week has 7 days, every month 30, every year 365, other periods their own. */
  days: number;
}

const LONGEST_DAYS = 366;
const nominalDays: Partial<Record<PeriodKind, number>> = { week: 7, month: 30, year: 365 };

/**
 * The period that is meant. Weeks begin on Sunday, as the publishers of indices have them.
 * @throws AppError `invalid_input` where the days don't make such a period
 */
export function indexPeriodOf({ kind, from, to }: PeriodWish): IndexPeriod {
  const first = dateOf(from);
  if (!beginsPeriod(kind, first)) throw invalidInput([wrongBeginning(kind)]);
  const last = kind === 'days' ? to && dateOf(to) : lastDayOf(kind, first);
  if (!last) {
    throw invalidInput([
      fault(
        'period.to',
        'period_end_needed',
        '自定周期需要写明最后一天。',
        'A period of days needs its last day.',
      ),
    ]);
  }
  const days = Math.round((last.getTime() - first.getTime()) / DAY_MS) + 1;
  const end = dayOf(last);
  if (to !== undefined && to !== end) {
    throw invalidInput([
      fault(
        'period.to',
        'period_end_wrong',
        `这个周期的最后一天是 ${end}；可省略不写。`,
        `The last day of this period is ${end}; it may be left out.`,
      ),
    ]);
  }
  if (days < 1 || days > LONGEST_DAYS) {
    throw invalidInput([
      fault(
        'period.to',
        'period_length',
        `周期应为 1 至 ${LONGEST_DAYS} 天。`,
        `A period has 1 to ${LONGEST_DAYS} days.`,
      ),
    ]);
  }
  return { kind, from, to: end, days: nominalDays[kind] ?? days };
}

function beginsPeriod(kind: PeriodKind, first: Date): boolean {
  if (kind === 'week') return first.getUTCDay() === 0;
  if (kind === 'month') return first.getUTCDate() === 1;
  return kind === 'days' || dayOf(first).endsWith('-01-01');
}

function lastDayOf(kind: PeriodKind, first: Date): Date {
  if (kind === 'week') return new Date(first.getTime() + 6 * DAY_MS);
  const months = kind === 'month' ? 1 : 12;
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 0));
}

function wrongBeginning(kind: PeriodKind) {
  const zh = { week: '周从星期日开始。', month: '月从 1 日开始。', year: '年从 1 月 1 日开始。', days: '' };
  const en = {
    week: 'A week begins on Sunday.',
    month: 'A month begins on its first day.',
    year: 'A year begins on 1 January.',
    days: '',
  };
  return fault('period.from', 'period_beginning', zh[kind], en[kind]);
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
