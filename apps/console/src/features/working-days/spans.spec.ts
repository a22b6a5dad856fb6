import { daysOf, lengthOf, spansOf } from './spans';
import type { CalendarDay } from './spans';

const off = (date: string, name: string): CalendarDay => ({ date, kind: 'holiday', name });

describe('holidays as a notice words them', () => {
  const days = [
    off('2027-01-01', '元旦'),
    off('2027-02-27', '春节'),
    off('2027-02-28', '春节'),
    off('2027-03-01', '春节'),
    { date: '2027-03-06', kind: 'make_up', name: '春节' } as const,
  ];

  it('runs from the first day to the last, also across months', () => {
    expect(spansOf(days)).toEqual([
      { kind: 'holiday', name: '元旦', days: ['2027-01-01', '2027-01-01'] },
      { kind: 'holiday', name: '春节', days: ['2027-02-27', '2027-03-01'] },
      { kind: 'make_up', name: '春节', days: ['2027-03-06', '2027-03-06'] },
    ]);
    expect(spansOf(days).map(lengthOf)).toEqual([1, 3, 1]);
  });

  it('is every day again, each knowing its span', () => {
    expect(daysOf(spansOf(days))).toEqual({ days, spanOf: [0, 1, 1, 1, 2] });
  });

  it('is two where a day lies between', () => {
    expect(spansOf([off('2027-05-01', '劳动节'), off('2027-05-03', '劳动节')])).toHaveLength(2);
  });
});
