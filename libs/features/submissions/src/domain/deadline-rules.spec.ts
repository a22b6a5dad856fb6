import * as fc from 'fast-check';
import { deadlineOf, deadlineOfDay, latenessOf } from './deadline-rules';
import type { DeadlineRule, DeadlineTerm, ReportedEvent } from './deadline-rules';

const timeZone = 'Asia/Shanghai';
/** Every third day is one on which people work, so that it can't be mistaken for calendar days. */
const calendar = {
  timeZone,
  addWorkingDays: (date: string, count: number) =>
    new Date(Date.parse(date) + count * 3 * 86_400_000).toISOString().slice(0, 10),
};

const week: DeadlineRule = { categories: null, urgencies: null, within: 7, unit: 'days' };
const event: ReportedEvent = {
  category: 'news',
  urgency: 'normal',
  occurredOn: '2026-07-01',
  occurredTime: null,
};

function judge(
  rules: DeadlineRule[],
  sentAt: string,
  changes: Partial<ReportedEvent> = {},
  terms: DeadlineTerm[] = [],
) {
  const deadline = deadlineOf({ organizationId: 'unit', rules, terms }, { ...event, ...changes }, calendar);
  return deadline && latenessOf(deadline, new Date(sentAt), timeZone);
}

describe('a deadline in days', () => {
  it('ends with its last day in the unit’s time zone', () => {
    expect(judge([week], '2026-07-08T15:59:59.999Z')).toEqual({ dueOn: '2026-07-08', lateDays: null });
    expect(judge([week], '2026-07-08T16:00:00Z')).toEqual({ dueOn: '2026-07-08', lateDays: 1 });
    expect(judge([week], '2026-07-12T02:00:00Z')).toEqual({ dueOn: '2026-07-08', lateDays: 4 });
  });

  it('counts working days by the calendar', () => {
    const rule: DeadlineRule = { ...week, within: 2, unit: 'working_days' };
    expect(judge([rule], '2026-07-01T00:00:00Z')?.dueOn).toBe('2026-07-07');
  });

  it('asks nothing of a report without a day, or that no rule fits', () => {
    expect(judge([week], '2027-01-01T00:00:00Z', { occurredOn: null })).toBeNull();
    expect(judge([{ ...week, categories: ['research'] }], '2027-01-01T00:00:00Z')).toBeNull();
    expect(judge([{ ...week, urgencies: ['urgent'] }], '2027-01-01T00:00:00Z')).toBeNull();
    expect(judge([], '2027-01-01T00:00:00Z')).toBeNull();
  });

  it('is that of the first rule that fits', () => {
    const rules = [{ ...week, categories: ['urgent' as const], within: 0 }, week];
    expect(judge(rules, '2026-07-01T00:00:00Z', { category: 'urgent' })?.dueOn).toBe('2026-07-01');
    expect(judge(rules, '2026-07-01T00:00:00Z')?.dueOn).toBe('2026-07-08');
  });
});

describe('a deadline over the holidays', () => {
  const summer: DeadlineTerm = { name: '暑假', from: '2026-07-01', to: '2026-08-31', days: 14 };

  it('runs from the end of the term, with the term’s own days', () => {
    expect(judge([week], '2026-07-01T00:00:00Z', {}, [summer])?.dueOn).toBe('2026-09-14');
    expect(judge([week], '2026-07-01T00:00:00Z', { occurredOn: '2026-08-31' }, [summer])?.dueOn).toBe(
      '2026-09-14',
    );
  });

  it('runs as the rule says where the term says nothing', () => {
    const silent = { ...summer, days: null };
    expect(judge([week], '2026-07-01T00:00:00Z', {}, [silent])?.dueOn).toBe('2026-09-07');
    const working: DeadlineRule = { ...week, within: 2, unit: 'working_days' };
    expect(judge([working], '2026-07-01T00:00:00Z', {}, [silent])?.dueOn).toBe('2026-09-06');
  });

  it('is not put off for what happened before or after', () => {
    for (const occurredOn of ['2026-06-30', '2026-09-01']) {
      const plain = judge([week], '2026-07-01T00:00:00Z', { occurredOn });
      expect(judge([week], '2026-07-01T00:00:00Z', { occurredOn }, [summer])).toEqual(plain);
    }
  });

  it('is not put off where hours count', () => {
    const hours: DeadlineRule = { ...week, within: 2, unit: 'hours' };
    expect(judge([hours], '2026-07-01T00:00:00Z', { occurredTime: '08:00' }, [summer])?.dueOn).toBe(
      '2026-07-01',
    );
  });
});

describe('a deadline in hours', () => {
  const hours: DeadlineRule = { ...week, within: 2, unit: 'hours' };

  it('runs from the time of the event', () => {
    const at = { occurredTime: '23:30' };
    expect(judge([hours], '2026-07-01T17:29:59.999Z', at)).toEqual({ dueOn: '2026-07-02', lateDays: null });
    expect(judge([hours], '2026-07-01T17:30:00Z', at)).toEqual({ dueOn: '2026-07-02', lateDays: 1 });
  });

  it('runs from the end of the day where nobody said when', () => {
    expect(judge([hours], '2026-07-01T17:59:00Z')).toEqual({ dueOn: '2026-07-02', lateDays: null });
    expect(judge([hours], '2026-07-01T18:00:00Z')?.lateDays).toBe(1);
  });
});

describe('the day of a request', () => {
  it('is in time until it is over', () => {
    const deadline = deadlineOfDay('2026-07-20', timeZone);
    expect(latenessOf(deadline, new Date('2026-07-20T15:59:59Z'), timeZone).lateDays).toBeNull();
    expect(latenessOf(deadline, new Date('2026-07-20T16:00:00Z'), timeZone).lateDays).toBe(1);
  });
});

describe('lateness', () => {
  const days = fc.integer({ min: 0, max: 60 });

  it('grows with every day that a report comes later, and never shrinks', () => {
    fc.assert(
      fc.property(days, days, days, (within, sentAfter, more) => {
        const sent = (after: number) =>
          judge([{ ...week, within }], new Date(Date.UTC(2026, 6, 1 + after, 4)).toISOString())?.lateDays ??
          0;
        expect(sent(sentAfter)).toBe(Math.max(0, sentAfter - within));
        expect(sent(sentAfter + more)).toBeGreaterThanOrEqual(sent(sentAfter));
      }),
    );
  });
});
