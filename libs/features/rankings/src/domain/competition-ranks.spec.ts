import fc from 'fast-check';
import { competitionRanks } from './competition-ranks';

describe('ranks', () => {
  it('are shared by equals, and the next one is left out', () => {
    const rows = competitionRanks([
      { id: 'd', value: 1 },
      { id: 'c', value: 5 },
      { id: 'a', value: 9 },
      { id: 'b', value: 5 },
    ]);
    expect(rows.map(({ id, rank }) => `${rank}${id}`)).toEqual(['1a', '2b', '2c', '4d']);
  });

  it('are one more than the rows with a larger figure, whatever the order was', () => {
    const figures = fc.uniqueArray(fc.record({ id: fc.uuid(), value: fc.integer({ min: -3, max: 3 }) }), {
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(figures, (rows) => {
        const ranked = competitionRanks(rows);
        for (const { value, rank } of ranked) {
          expect(rank).toBe(1 + rows.filter((other) => other.value > value).length);
        }
        expect(competitionRanks([...rows].reverse())).toEqual(ranked);
      }),
    );
  });
});
