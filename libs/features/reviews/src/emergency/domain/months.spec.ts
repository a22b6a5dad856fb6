import { monthBefore, monthBounds } from './months';

it('a month begins and ends at midnight in Beijing', () => {
  const { from, to } = monthBounds('2026-12');
  expect([from.toISOString(), to.toISOString()]).toEqual([
    '2026-11-30T16:00:00.000Z',
    '2026-12-31T16:00:00.000Z',
  ]);
});

it('the month before January is December of the year before', () => {
  expect([monthBefore('2026-01'), monthBefore('2026-11')]).toEqual(['2025-12', '2026-10']);
});
