import { periodBounds, rankUnits } from './ledger';

const unit = (organizationId: string, submitted: number, adopted: number) => ({
  organizationId,
  organizationName: organizationId,
  submitted,
  adopted,
});

describe('the ranking of a ledger', () => {
  it('gives ties one rank and leaves a gap after them', () => {
    const rows = rankUnits([unit('d', 1, 0), unit('b', 4, 2), unit('a', 9, 5), unit('c', 3, 2)]);
    expect(rows.map((row) => [row.organizationId, row.rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('keeps units that sent nothing, without a rate', () => {
    expect(rankUnits([unit('a', 2, 1), unit('b', 0, 0)])[1]).toMatchObject({ rank: 2, adoptionRate: null });
  });

  it('rounds the rate to a hundredth of a per cent', () => {
    expect(rankUnits([unit('a', 73, 69)])[0]!.adoptionRate).toBe(0.9452);
  });
});

describe('the period of a ledger', () => {
  it('begins and ends at midnight of the unit', () => {
    expect(periodBounds('2026-10', 'Asia/Shanghai')).toEqual({
      from: new Date('2026-09-30T16:00:00Z'),
      to: new Date('2026-10-31T16:00:00Z'),
    });
  });

  it('may be a whole year', () => {
    expect(periodBounds('2026', 'Asia/Shanghai').to).toEqual(new Date('2026-12-31T16:00:00Z'));
  });
});
