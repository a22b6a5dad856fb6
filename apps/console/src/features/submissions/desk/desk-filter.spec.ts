import { addressOf, filterIn, isNarrowed, momentsOf } from './desk-filter';

describe('the filter of the desk', () => {
  const nothing = filterIn(new URLSearchParams());

  it('shows what waits where nothing is asked', () => {
    expect(nothing).toMatchObject({ state: 'submitted', category: [], q: '', hand: 'all', late: false });
    expect(isNarrowed(nothing)).toBe(false);
  });

  it('comes back from its own address as it was', () => {
    const filter = {
      ...nothing,
      state: null,
      category: ['news', 'brief'] as const,
      q: '技能 & 竞赛',
      from: '2026-10-01',
      to: '2026-10-31',
      hand: 'nobody' as const,
      late: true,
      similar: true,
    };
    expect(filterIn(addressOf(filter))).toEqual(filter);
    expect(isNarrowed(filter)).toBe(true);
  });

  it('asks for nothing that nobody knows', () => {
    const address = new URLSearchParams('state=lost&category=poem&from=yesterday&hand=thief');
    expect(filterIn(address)).toEqual({ ...nothing, state: null });
  });

  it('means days of Beijing, the last one whole', () => {
    expect(momentsOf({ from: '2026-10-01', to: '2026-10-31' })).toEqual({
      from: '2026-09-30T16:00:00.000Z',
      to: '2026-10-31T16:00:00.000Z',
    });
    expect(momentsOf({ from: null, to: null })).toEqual({});
  });
});
