import fc from 'fast-check';
import { filmLadder } from './film-ladder';

const names = (width: number, height: number) => filmLadder({ width, height }).map(({ name }) => name);

describe('sizes of a film', () => {
  it('are those that it reaches itself, lying or standing', () => {
    expect(names(3_840, 2_160)).toEqual(['film_1080', 'film_720', 'film_480']);
    expect(names(1_080, 1_920)).toEqual(['film_1080', 'film_720', 'film_480']);
    expect(names(1_600, 900)).toEqual(['film_720', 'film_480']);
    expect(names(320, 180)).toEqual(['film_480']);
  });

  it('never are none, and never larger than the film but for the smallest', () => {
    const edge = fc.integer({ min: 2, max: 8_192 });
    fc.assert(
      fc.property(edge, edge, (width, height) => {
        const ladder = filmLadder({ width, height });
        expect(ladder.length).toBeGreaterThan(0);
        const larger = ladder.filter(({ shortEdge }) => shortEdge > Math.min(width, height));
        expect(larger.length === 0 || ladder.length === 1).toBe(true);
      }),
    );
  });
});
