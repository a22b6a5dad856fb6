import { endOfBeijingDate } from '@haojiao/kernel';
import fc from 'fast-check';
import { endOfLocalDay, localDay } from './local-days';

describe('the end of a day', () => {
  const days = fc
    .date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));

  it('is the moment at which what is collected of the day stands', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(endOfLocalDay(day, 'Asia/Shanghai')).toEqual(endOfBeijingDate(day));
      }),
    );
  });

  it('is of the day itself, and a millisecond later is the next, when clocks change too', () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York'),
        (day, zone) => {
          const end = endOfLocalDay(day, zone);
          expect(localDay(end, zone)).toBe(day);
          expect(localDay(new Date(end.getTime() + 1), zone) > day).toBe(true);
        },
      ),
    );
  });
});
