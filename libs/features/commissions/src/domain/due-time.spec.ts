import { dayOf, endOfDay, lateDays } from './due-time';

describe('due times', () => {
  it('end with the day of the asking unit', () => {
    expect(endOfDay('2026-10-10', 'Asia/Shanghai').toISOString()).toBe('2026-10-10T15:59:59.999Z');
    expect(endOfDay('2026-10-10', 'Asia/Urumqi').toISOString()).toBe('2026-10-10T17:59:59.999Z');
    expect(dayOf(new Date('2026-10-10T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-10-11');
  });

  it('count late days by the calendar, and one for a late hour', () => {
    const dueAt = new Date('2026-10-10T09:00:00Z'); // 17:00 in Shanghai
    const late = (at: string) => lateDays(new Date(at), dueAt, 'Asia/Shanghai');
    expect(late('2026-10-10T09:00:00Z')).toBeNull();
    expect(late('2026-10-10T09:00:01Z')).toBe(1);
    expect(late('2026-10-10T16:30:00Z')).toBe(1);
    expect(late('2026-10-12T01:00:00Z')).toBe(2);
  });
});
