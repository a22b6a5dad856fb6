import fc from 'fast-check';
import { alarmOf, dayIn, occurrenceAt, occurrencesBetween, occursOn, slotDays } from './slot-occurrences';
import type { DayFacts, SlotRule } from './slot-occurrences';

const rule = (wish: Partial<SlotRule> = {}): SlotRule => ({
  days: ['mon', 'wed'],
  time: '07:30',
  from: '2026-09-01',
  until: null,
  skipHolidays: false,
  alarmAt: '18:00',
  ...wish,
});
const holidays = ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07'];
const facts: DayFacts = {
  isHoliday: (date) => holidays.includes(date),
  isWorkingDay: (date) =>
    date === '2026-10-10' ||
    (!holidays.includes(date) && ![0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay())),
};
const between = (wish: Partial<SlotRule>, first: string, last: string) =>
  occurrencesBetween(rule(wish), first, last, facts);

describe('the occurrences of a slot', () => {
  it('stand on their weekdays', () => {
    expect(between({}, '2026-09-28', '2026-10-11')).toEqual([
      ...['2026-09-28', '2026-09-30', '2026-10-05', '2026-10-07'],
    ]);
  });

  it('leave holidays out where they should', () => {
    expect(between({ skipHolidays: true }, '2026-09-28', '2026-10-11')).toEqual(['2026-09-28', '2026-09-30']);
  });

  it('follow the working days, made up ones too', () => {
    expect(between({ days: ['working_days'] }, '2026-09-30', '2026-10-11')).toEqual([
      ...['2026-09-30', '2026-10-06', '2026-10-08', '2026-10-09', '2026-10-10'],
    ]);
  });

  it('begin and end with their days', () => {
    const wish = { from: '2026-09-30', until: '2026-10-05' };
    expect(between(wish, '2026-09-01', '2026-12-31')).toEqual(['2026-09-30', '2026-10-05']);
  });

  it('have their hours in the time zone of the unit', () => {
    expect(occurrenceAt(rule(), '2026-09-30', 'Asia/Shanghai').toISOString()).toBe(
      '2026-09-29T23:30:00.000Z',
    );
    expect(alarmOf(rule(), '2026-10-01', 'Asia/Shanghai').toISOString()).toBe('2026-09-30T10:00:00.000Z');
    expect(alarmOf(rule(), '2026-10-01', 'Asia/Urumqi').toISOString()).toBe('2026-09-30T12:00:00.000Z');
    expect(dayIn('Asia/Shanghai', new Date('2026-09-29T16:00:00Z'))).toBe('2026-09-30');
  });

  it('are told of before they come, whatever the hours', () => {
    const hour = fc
      .integer({ min: 0, max: 1_439 })
      .map(
        (minute) =>
          `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      );
    fc.assert(
      fc.property(hour, hour, fc.constantFrom(...slotDays), (time, alarmAt, day) => {
        const wish = rule({ time, alarmAt, days: [day] });
        for (const date of occurrencesBetween(wish, '2026-09-28', '2026-10-12', facts)) {
          expect(occursOn(wish, date, facts)).toBe(true);
          expect(alarmOf(wish, date, 'Asia/Shanghai').getTime()).toBeLessThan(
            occurrenceAt(wish, date, 'Asia/Shanghai').getTime(),
          );
        }
      }),
    );
  });
});
