import fc from 'fast-check';
import { readDay } from './read-day';

const today = { today: '2026-07-22' };

describe('a day as people write it', () => {
  it.each<[string | number | Date, string | null]>([
    ['2026-07-20', '2026-07-20'],
    ['2026/7/2', '2026-07-02'],
    ['2026.7.20', '2026-07-20'],
    ['2026年7月20日', '2026-07-20'],
    ['２０２６年７月２０日', '2026-07-20'],
    ['2026年7月20日（周一）', '2026-07-20'],
    ['2026-07-20 09:30', '2026-07-20'],
    ['20260720', '2026-07-20'],
    ['7月20日', '2026-07-20'],
    ['12月31日', '2025-12-31'],
    [46223, '2026-07-20'],
    ['46223', '2026-07-20'],
    [46223.5, '2026-07-20'],
    [new Date('2026-07-20T00:00:00Z'), '2026-07-20'],
    ['2026-02-29', null],
    ['2026-13-01', null],
    ['昨天', null],
    ['13800001111', null],
    [0, null],
    [Number.NaN, null],
    [new Date(Number.NaN), null],
    ['', null],
  ])('%s is %s', (given, day) => {
    expect(readDay(given, today)).toBe(day);
  });

  it('finds every day again that a spreadsheet keeps as a number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_050 }), (serial) => {
        const day = readDay(serial, today);
        expect((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000).toBe(serial);
        expect(readDay(day!, today)).toBe(day);
      }),
    );
  });

  it('never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double()), (given) => {
        expect(readDay(given, today) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
