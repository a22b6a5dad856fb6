import { exemptionState } from './exemption-state';

it.each([
  [null, '2026-11-22', 'running'],
  [null, '2026-11-21', 'over'],
  ['2026-11-20T01:00:00.000Z', '2026-12-01', 'ended'],
])('ended %s, until %s: %s', (endedAt, until, state) => {
  expect(exemptionState({ endedAt, until }, '2026-11-22')).toBe(state);
});
