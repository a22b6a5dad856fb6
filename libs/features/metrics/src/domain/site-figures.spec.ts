import { siteFigures } from './site-figures';

const steps = [new Date('2026-11-19T16:00:00Z'), new Date('2026-11-20T16:00:00Z')];

describe('figures of the own site', () => {
  it('add up in every direction', () => {
    const [figures] = siteFigures(
      [
        { rule: 'page_view.v1', surface: 'page', at: steps[0]!, raw: 12, counted: 9 },
        { rule: 'page_view.v1', surface: 'page', at: steps[1]!, raw: 4, counted: 4 },
        { rule: 'page_view.v1', surface: 'player', at: steps[1]!, raw: 3, counted: 2 },
      ],
      steps,
    );
    expect(figures).toEqual({
      definitionId: 'page_view.v1',
      totals: { views: 15, rawViews: 19 },
      surfaces: [
        { surface: 'page', views: 13, rawViews: 16 },
        { surface: 'player', views: 2, rawViews: 3 },
      ],
      series: [
        { at: steps[0], views: 9, rawViews: 12 },
        { at: steps[1], views: 6, rawViews: 7 },
      ],
    });
  });

  it('are zeros by the rule of today where nobody came', () => {
    const [figures] = siteFigures([], steps);
    expect(figures).toMatchObject({
      definitionId: 'page_view.v2',
      totals: { views: 0, rawViews: 0 },
      surfaces: [],
    });
    expect(figures!.series.map((step) => step.views)).toEqual([0, 0]);
  });
});
