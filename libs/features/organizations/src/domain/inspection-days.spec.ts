import { requireInspectionDays } from './inspection-days';

describe('the announcement that an account is neglected', () => {
  it('comes before or with the limit', () => {
    expect(() => requireInspectionDays({})).not.toThrow();
    expect(() => requireInspectionDays({ staleAfterDays: 30, warnAfterDays: 30 })).not.toThrow();
  });

  it.each([{ staleAfterDays: 7 }, { warnAfterDays: 15 }, { staleAfterDays: 20, warnAfterDays: 21 }])(
    'never after it: %j',
    (wish) => {
      expect(() => requireInspectionDays(wish)).toThrow(
        expect.objectContaining({ faults: [expect.objectContaining({ path: 'warnAfterDays' })] }),
      );
    },
  );
});
