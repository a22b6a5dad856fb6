import { AppError } from '@haojiao/kernel';
import { indexPeriodOf } from './index-period';
import type { PeriodWish } from './index-period';

function codeOf(wish: PeriodWish): string {
  try {
    indexPeriodOf(wish);
  } catch (error) {
    if (error instanceof AppError) return `${error.faults[0]!.path} ${error.faults[0]!.code}`;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('periods of indices', () => {
  it.each<[PeriodWish, string, number]>([
    [{ kind: 'week', from: '2026-10-25' }, '2026-10-31', 7],
    [{ kind: 'week', from: '2025-12-28' }, '2026-01-03', 7],
    [{ kind: 'month', from: '2026-10-01' }, '2026-10-31', 30],
    [{ kind: 'month', from: '2024-02-01' }, '2024-02-29', 30],
    [{ kind: 'month', from: '2025-12-01' }, '2025-12-31', 30],
    [{ kind: 'year', from: '2024-01-01' }, '2024-12-31', 365],
    [{ kind: 'days', from: '2026-03-01', to: '2026-03-31' }, '2026-03-31', 31],
    [{ kind: 'days', from: '2026-03-01', to: '2026-03-01' }, '2026-03-01', 1],
    [{ kind: 'month', from: '2026-10-01', to: '2026-10-31' }, '2026-10-31', 30],
  ])('%j ends on %s and counts %d days', (wish, to, days) => {
    expect(indexPeriodOf(wish)).toEqual({ kind: wish.kind, from: wish.from, to, days });
  });

  it.each<[PeriodWish, string]>([
    [{ kind: 'week', from: '2026-10-26' }, 'period.from period_beginning'],
    [{ kind: 'month', from: '2026-10-02' }, 'period.from period_beginning'],
    [{ kind: 'year', from: '2026-02-01' }, 'period.from period_beginning'],
    [{ kind: 'days', from: '2026-10-02' }, 'period.to period_end_needed'],
    [{ kind: 'days', from: '2026-10-02', to: '2026-10-01' }, 'period.to period_length'],
    [{ kind: 'days', from: '2025-10-02', to: '2026-10-03' }, 'period.to period_length'],
    [{ kind: 'month', from: '2026-10-01', to: '2026-10-30' }, 'period.to period_end_wrong'],
  ])('%j is refused: %s', (wish, code) => {
    expect(codeOf(wish)).toBe(code);
  });
});
