import { bodyFor } from './compute-wish';

const period = { kind: 'month', from: '2026-10-01' } as const;

it('sends what was typed as it was read, and leaves out what was not', () => {
  const wish = {
    ...{ of: 'account-1', formulaId: 'wci/13', period, gather: true, note: '后台截图' },
    words: { R: '12.4万', Z: '', L: undefined },
    kept: { wci: undefined },
  };
  expect(bodyFor(wish, 'unit-1')).toEqual({
    channelAccountId: 'account-1',
    formulaId: 'wci/13',
    period,
    gather: true,
    inputs: [{ name: 'R', value: 124_000, precision: 'rounded', note: '后台截图' }],
  });
});

it('is of the unit as a whole, from values that are kept', () => {
  const wish = { of: 'unit', formulaId: 'mcci/union-2024', period, gather: false, kept: { wci: 'value-1' } };
  expect(bodyFor(wish, 'unit-1')).toEqual({
    organizationId: 'unit-1',
    formulaId: 'mcci/union-2024',
    period,
    gather: false,
    inputs: [{ name: 'wci', valueId: 'value-1' }],
  });
});
