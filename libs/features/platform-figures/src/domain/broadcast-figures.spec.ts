import * as fc from 'fast-check';
import { readBroadcastFigures } from './broadcast-figures';

const faultsOf = (words: Parameters<typeof readBroadcastFigures>[0]) =>
  readBroadcastFigures(words).faults.map(({ path, code }) => `${path} ${code}`);

describe('figures of a live broadcast', () => {
  it('are read with their words', () => {
    expect(readBroadcastFigures({ views: '5万', peakConcurrent: '8,012' })).toEqual({
      figures: {
        views: { value: 50_000, words: '5万', precision: 'rounded' },
        peakConcurrent: { value: 8_012, words: '8,012', precision: 'exact' },
      },
      faults: [],
    });
  });

  it('stand in the order that nature sets', () => {
    expect(faultsOf({ views: '100', uniqueViewers: '101' })).toEqual(['uniqueViewers more_than_possible']);
    expect(faultsOf({ uniqueViewers: '10', peakConcurrent: '11' })).toEqual([
      'peakConcurrent more_than_possible',
    ]);
    expect(faultsOf({ views: '10', peakConcurrent: '11' })).toEqual(['peakConcurrent more_than_possible']);
    expect(faultsOf({ views: '10', uniqueViewers: '10', peakConcurrent: '10', replayViews: '99' })).toEqual(
      [],
    );
    expect(faultsOf({ views: '十万' })).toEqual(['views figure_unreadable']);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (views, uniqueViewers, peakConcurrent) => {
        const isPossible = peakConcurrent <= uniqueViewers && uniqueViewers <= views;
        const words = { views, uniqueViewers, peakConcurrent };
        const told = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, String(value)]));
        expect(readBroadcastFigures(told).faults.length === 0).toBe(isPossible);
      }),
    );
  });

  it('are held against one another only where both are exact', () => {
    expect(faultsOf({ views: '10万+', uniqueViewers: '150000', peakConcurrent: '120000' })).toEqual([]);
    expect(faultsOf({ views: '5万', uniqueViewers: '50,300' })).toEqual([]);
    expect(faultsOf({ uniqueViewers: '近百', peakConcurrent: '104' })).toEqual([]);
    expect(faultsOf({ views: '800', uniqueViewers: '约700', peakConcurrent: '801' })).toEqual([
      'peakConcurrent more_than_possible',
    ]);
  });
});
