import { whyIncomparable } from './comparison';
import type { ComparableValue } from './comparison';

const aValue = (wish: Partial<ComparableValue> = {}): ComparableValue => ({
  ...{ formulaId: 'mcci/union-2024', periodKind: 'month', days: 30, constituents: {}, source: null },
  ...wish,
});
const codeOf = (...values: Partial<ComparableValue>[]) => whyIncomparable(values.map(aValue))?.code ?? null;

describe('values may stand in one order', () => {
  it('by one version and one length of period', () => {
    expect(codeOf({}, {})).toBeNull();
    expect(codeOf({}, { formulaId: 'mcci/enterprise-2024' })).toBe('index_versions_differ');
    expect(codeOf({}, { periodKind: 'week', days: 7 })).toBe('index_periods_differ');
    expect(codeOf({ periodKind: 'days', days: 9 }, { periodKind: 'days', days: 10 })).toBe(
      'index_periods_differ',
    );
  });

  it('whose parts are by one version, too; a part that is missing counts as 0 and hinders nobody', () => {
    const old = { constituents: { wci: 'wci/13', bci: 'bci/9' } };
    expect(codeOf(old, { constituents: { wci: 'wci/13' } })).toBeNull();
    expect(codeOf(old, { constituents: { wci: 'wci/14.2' } })).toBe('index_versions_differ');
    // Each of the three goes with one other, all three don't.
    expect(codeOf({ constituents: { wci: 'wci/13' } }, {}, { constituents: { wci: 'wci/14.2' } })).toBe(
      'index_versions_differ',
    );
  });

  it('where nobody knows the parts, only among themselves', () => {
    expect(codeOf({ constituents: null }, { constituents: null })).toBeNull();
    expect(codeOf({ constituents: null }, {})).toBe('index_parts_unknown');
  });

  it('of one publisher, where nobody knows by which formula it reckons', () => {
    const [one, other] = [{ source: '清博指数' }, { source: '新榜' }];
    const published = { formulaId: 'wvci/published' };
    expect(codeOf({ ...published, ...one }, { ...published, ...one })).toBeNull();
    expect(codeOf({ ...published, ...one }, { ...published, ...other })).toBe('index_sources_differ');
    expect(codeOf({ constituents: null, ...one }, { constituents: null, ...other })).toBe(
      'index_sources_differ',
    );
    expect(codeOf({ formulaId: 'wci/13', ...one }, { formulaId: 'wci/13', ...other })).toBeNull();
    expect(codeOf({ formulaId: 'wci/13', ...one }, { formulaId: 'wci/13' })).toBeNull();
    expect(codeOf({ formulaId: 'city.tgi/1', ...one }, { formulaId: 'city.tgi/1' })).toBeNull();
  });

  it('and the refusal names the versions', () => {
    const words = whyIncomparable([aValue(), aValue({ formulaId: 'mcci/enterprise-2024' })])!.message;
    expect(words.zh).toContain('mcci/enterprise-2024、mcci/union-2024');
    expect(words.en).toContain('mcci/enterprise-2024, mcci/union-2024');
  });
});
