import fc from 'fast-check';
import {
  addWorkingDays,
  calendarOf,
  isConfirmed,
  isWeekend,
  isWorkingDay,
  plusDays,
  workingDaysBetween,
} from './working-day-calendar';
import type { CalendarDay } from './working-day-calendar';

/** 2026 as the notice words it: off from the first to the last, and at work on the weekends named. */
const off = [
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
] as const;
const made = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];

const daysOff = off.flatMap(([first, last]) => {
  const days: string[] = [];
  for (let day: string = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
});
const days: CalendarDay[] = [
  ...daysOff.map((date) => ({ date, kind: 'holiday' as const, name: '节' })),
  ...made.map((date) => ({ date, kind: 'make_up' as const, name: '调休' })),
];
const calendar = calendarOf([{ year: 2026, days }]);

describe('working days of 2026', () => {
  it('knows 33 days off and six weekends at work', () => {
    expect([daysOff.length, made.length]).toEqual([33, 6]);
    expect(made.every(isWeekend)).toBe(true);
  });

  it.each(daysOff)('%s is off', (date) => {
    expect(isWorkingDay(calendar, date)).toBe(false);
  });

  it.each(made)('%s is at work, though a weekend', (date) => {
    expect(isWorkingDay(calendar, date)).toBe(true);
  });

  it('takes every other day by its weekday', () => {
    const named = new Set([...daysOff, ...made]);
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = plusDays(day, 1)) {
      if (!named.has(day)) expect([day, isWorkingDay(calendar, day)]).toEqual([day, !isWeekend(day)]);
    }
  });

  it.each([
    // The last day at work before the spring festival is the Saturday that was made up.
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-04-03', 5, '2026-04-13'],
    ['2026-02-20', 0, '2026-02-20'],
  ])('%s and %i working days are %s', (from, count, to) => {
    expect(addWorkingDays(calendar, from, count)).toBe(to);
  });

  it('counts up to and with the last day, and backwards alike', () => {
    expect(workingDaysBetween(calendar, '2026-09-30', '2026-10-10')).toBe(3);
    expect(workingDaysBetween(calendar, '2026-10-10', '2026-09-30')).toBe(-3);
    expect(workingDaysBetween(calendar, '2026-05-01', '2026-05-01')).toBe(0);
  });

  it('goes by the weekend alone in years that nobody confirmed', () => {
    expect(isConfirmed(calendar, '2026-10-01')).toBe(true);
    expect(isConfirmed(calendar, '2027-10-01')).toBe(false);
    expect(isWorkingDay(calendar, '2027-10-01')).toBe(true);
  });

  const aDate = fc.integer({ min: 0, max: 1_000 }).map((count) => plusDays('2025-07-01', count));

  it('adds up: what was added is what lies between', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const to = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, to)).toBe(true);
        expect(workingDaysBetween(calendar, from, to)).toBe(count);
      }),
    );
  });

  it('between days off are none, in both directions', () => {
    expect(workingDaysBetween(calendar, '2025-07-06', '2025-07-05')).toBe(0);
    expect(workingDaysBetween(calendar, '2025-07-05', '2025-07-06')).toBe(0);
  });

  it('can be divided anywhere', () => {
    fc.assert(
      fc.property(aDate, aDate, aDate, (one, two, three) => {
        expect(workingDaysBetween(calendar, one, two) + workingDaysBetween(calendar, two, three)).toBe(
          workingDaysBetween(calendar, one, three),
        );
      }),
    );
  });
});
