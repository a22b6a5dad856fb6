import { automaticShare, budgetWindow } from './budget-window';

describe('the window of a budget', () => {
  it('is the calendar day in Asia/Shanghai', () => {
    const { start, end } = budgetWindow(
      { operation: 'submit', window: 'day', max: 100 },
      new Date('2026-11-21T15:59:59Z'),
    );
    expect([start.toISOString(), end.toISOString()]).toEqual([
      '2026-11-20T16:00:00.000Z',
      '2026-11-21T16:00:00.000Z',
    ]);
  });

  it('is the clock hour or minute', () => {
    const at = new Date('2026-11-21T15:59:59Z');
    expect(budgetWindow({ operation: 'share', window: 'hour', max: 30 }, at).start.toISOString()).toBe(
      '2026-11-21T15:00:00.000Z',
    );
    expect(budgetWindow({ operation: 'share', window: 'minute', max: 30 }, at).end.toISOString()).toBe(
      '2026-11-21T16:00:00.000Z',
    );
  });

  it('is the calendar month in Asia/Shanghai, over the end of a year too', () => {
    const month = (at: string): string[] => {
      const { start, end } = budgetWindow({ operation: 'mass_send', window: 'month', max: 4 }, new Date(at));
      return [start.toISOString(), end.toISOString()];
    };
    expect(month('2026-11-30T15:59:59Z')).toEqual(['2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z']);
    expect(month('2026-11-30T16:00:00Z')).toEqual(['2026-11-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z']);
  });

  it('keeps a reserve for manual work', () => {
    expect(automaticShare({ operation: 'get', window: 'day', max: 100, reserve: 20 })).toBe(80);
  });
});
