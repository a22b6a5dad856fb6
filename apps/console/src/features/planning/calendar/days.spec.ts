import fc from 'fast-check';
import { addDays, addMonths, daysOf, lastOfMonth, monthOf, turn, weekdayOf, weekOf } from './days';

const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the days of the calendar', () => {
  it('show November 2026 in six weeks from Monday', () => {
    const days = monthOf('2026-11-22');
    expect([days[0], days.at(-1), days.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    expect(weekOf('2026-11-22')).toEqual([16, 17, 18, 19, 20, 21, 22].map((each) => `2026-11-${each}`));
    expect(lastOfMonth('2028-02-10')).toBe('2028-02-29');
  });

  it('are whole weeks that hold the whole month, never more than the api gives at once', () => {
    fc.assert(
      fc.property(day, (each) => {
        const days = monthOf(each);
        expect(days.length % 7).toBe(0);
        expect(days.length).toBeLessThanOrEqual(42);
        expect(weekdayOf(days[0]!)).toBe(0);
        for (const inside of daysOf('list', each)) expect(days).toContain(inside);
      }),
    );
  });

  it('turn forth and back', () => {
    fc.assert(
      fc.property(day, (each) => {
        expect(turn('week', turn('week', each, 1), -1)).toBe(each);
        expect(addMonths(addMonths(each, 1), -1)).toBe(`${each.slice(0, 7)}-01`);
        expect(addDays(addDays(each, 40), -40)).toBe(each);
      }),
    );
  });
});
