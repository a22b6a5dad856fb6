import * as fc from 'fast-check';
import { beijingDate, endOfBeijingDate, nextBeijingMidnight } from './beijing-time';

describe('days in Asia/Shanghai', () => {
  it('end a millisecond before the next begins', () => {
    expect(endOfBeijingDate('2026-11-22').toISOString()).toBe('2026-11-22T15:59:59.999Z');
    const instants = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (at) => {
        const end = endOfBeijingDate(beijingDate(at));
        expect(end.getTime() + 1).toBe(nextBeijingMidnight(at).getTime());
        expect(beijingDate(end)).toBe(beijingDate(at));
      }),
    );
  });
});
