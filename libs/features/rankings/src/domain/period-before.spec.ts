import { startOfBeijingDay } from '@haojiao/kernel';
import { periodBefore } from './period-before';

const day = (text: string) => startOfBeijingDay(new Date(`${text}T00:00:00+08:00`));
const days = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('the period before', () => {
  it('has as many days', () => {
    expect(periodBefore(days('2026-10-01', '2026-11-01'))).toEqual(days('2026-08-31', '2026-10-01'));
  });

  it('is the month or year before, where indices are compared', () => {
    expect(periodBefore(days('2026-03-01', '2026-04-01'), true)).toEqual(days('2026-02-01', '2026-03-01'));
    expect(periodBefore(days('2026-01-01', '2026-02-01'), true)).toEqual(days('2025-12-01', '2026-01-01'));
    expect(periodBefore(days('2024-01-01', '2025-01-01'), true)).toEqual(days('2023-01-01', '2024-01-01'));
    expect(periodBefore(days('2026-10-04', '2026-10-11'), true)).toEqual(days('2026-09-27', '2026-10-04'));
  });
});
