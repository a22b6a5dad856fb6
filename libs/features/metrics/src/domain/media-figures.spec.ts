import { mediaFigures } from './media-figures';

const [monday, tuesday] = [new Date('2026-11-15T16:00:00Z'), new Date('2026-11-16T16:00:00Z')];

describe('figures of listens', () => {
  it('add up in every direction', () => {
    const rows = [
      { surface: 'page', at: monday, raw: 5, counted: 2 },
      { surface: 'feed', at: monday, raw: 4, counted: 4 },
      { surface: 'feed', at: tuesday, raw: 1, counted: 0 },
    ];
    expect(mediaFigures(rows, [monday, tuesday])).toEqual({
      totals: { counted: 6, raw: 10 },
      surfaces: [
        { surface: 'feed', counted: 4, raw: 5 },
        { surface: 'page', counted: 2, raw: 5 },
      ],
      series: [
        { at: monday, counted: 6, raw: 9 },
        { at: tuesday, counted: 0, raw: 1 },
      ],
    });
  });

  it('are zeros where nobody listened', () => {
    expect(mediaFigures([], [monday])).toEqual({
      totals: { counted: 0, raw: 0 },
      surfaces: [],
      series: [{ at: monday, counted: 0, raw: 0 }],
    });
  });
});
