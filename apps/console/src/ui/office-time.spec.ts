import dayjs from 'dayjs';
import { fromOfficeClock, toOfficeClock } from './office-time';

describe('the clock of the office', () => {
  it('shows the union’s hour wherever the browser is', () => {
    expect(toOfficeClock('2026-11-22T01:05:00.000Z').format('YYYY-MM-DD HH:mm')).toBe('2026-11-22 09:05');
  });

  it('gives back the moment that it showed', () => {
    for (const moment of ['2026-01-01T00:00:00.000Z', '2026-06-30T15:59:00.000Z'])
      expect(fromOfficeClock(toOfficeClock(moment))).toBe(moment);
    expect(fromOfficeClock(dayjs('2026-11-23T00:30:00'))).toBe('2026-11-22T16:30:00.000Z');
  });
});
