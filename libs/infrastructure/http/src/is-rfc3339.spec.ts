import { validateSync } from 'class-validator';
import { IsRfc3339 } from './is-rfc3339';

class Told {
  @IsRfc3339()
  at: unknown;
}

const isTaken = (at: unknown) => validateSync(Object.assign(new Told(), { at })).length === 0;

describe('a time with its offset', () => {
  it.each([
    '2026-11-21T09:00:00+08:00',
    '2026-11-21T09:00Z',
    '2026-11-21T09:00:00.123456Z',
    '2024-02-29T23:59:59-05:30',
    '2000-02-29T00:00:00Z',
    '2026-12-31T23:59:59.999Z',
  ])('%s is taken', (text) => expect(isTaken(text)).toBe(true));

  it.each([
    '2026-02-30T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2100-02-29T10:00:00+08:00',
    '2026-04-31T10:00:00+08:00',
    '2026-13-01T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-11-00T10:00:00Z',
    '2026-11-21T25:00:00Z',
    '2026-11-21T09:60:00Z',
    '2026-11-21T09:00:00',
    '2026-11-21 09:00:00Z',
    '2026-11-21',
    ' 2026-11-21T09:00:00Z',
    '',
    1_795_000_000_000,
    null,
  ])('%p is refused', (value) => expect(isTaken(value)).toBe(false));
});
