import { canChange, stateOf, versionToShow } from './version-state';
import type { SchemeVersion } from './version-state';

const version = (number: number, validFrom: string, validTo: string | null = null) =>
  ({ number, validFrom, validTo, usedAt: null }) as SchemeVersion;

const versions = [version(1, '2025-01-01'), version(2, '2026-01-01'), version(3, '2027-01-01')];

it('says which version holds', () => {
  expect(versions.map((each) => stateOf(each, versions, '2026-11-22'))).toEqual([
    'over',
    'current',
    'coming',
  ]);
  const ended = version(1, '2025-01-01', '2025-12-31');
  expect(stateOf(ended, [ended], '2026-01-01')).toBe('over');
});

it('shows the one that holds, and before the first has begun the first', () => {
  expect(versionToShow(versions, '2026-11-22').number).toBe(2);
  expect(versionToShow(versions, '2024-01-01').number).toBe(1);
});

it('lets only what has not begun be changed', () => {
  expect(versions.map((each) => canChange(each, '2026-11-22'))).toEqual([false, false, true]);
});
