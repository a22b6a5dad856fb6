import { bodyOfValues, valuesOf } from './deadline-values';

describe('deadlines in their form', () => {
  it('begin with one rule where there are none', () => {
    expect(valuesOf(null)).toEqual({ rules: [{ within: 3, unit: 'working_days' }], terms: [] });
  });

  it('take an empty choice for everything', () => {
    const rule = { categories: [], urgencies: ['urgent' as const], within: 0, unit: 'days' as const };
    const term = { name: '寒假', from: '2027-01-20', to: '2027-02-20' };
    expect(bodyOfValues({ rules: [rule], terms: [term] })).toEqual({
      rules: [{ categories: null, urgencies: ['urgent'], within: 0, unit: 'days' }],
      terms: [{ ...term, days: null }],
    });
  });
});
