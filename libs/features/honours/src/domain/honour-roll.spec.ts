import fc from 'fast-check';
import { rankCandidates } from './honour-roll';
import type { Candidate } from './honour-roll';

const a = (name: string, points: number, losesHonours = false): Candidate => ({
  name,
  points,
  losesHonours,
  submitted: 1,
  adopted: 1,
});

const honoured = (rows: Candidate[], places: number, minimumPoints = 0) =>
  rankCandidates(rows, { places, minimumPoints })
    .filter(({ isHonoured }) => isHonoured)
    .map(({ row }) => row.name);

describe('an honour roll', () => {
  it('honours the first by points, equals by name', () => {
    const rows = [a('丙', 300), a('甲', 900), a('乙', 300), a('丁', 100)];
    expect(
      rankCandidates(rows, { places: 1, minimumPoints: 0 }).map(({ row, rank }) => [row.name, rank]),
    ).toEqual([
      ['甲', 1],
      ['丙', 2],
      ['乙', 2],
      ['丁', 4],
    ]);
  });

  it('honours everybody who is equal at its last place', () => {
    expect(honoured([a('甲', 900), a('乙', 300), a('丙', 300), a('丁', 100)], 2)).toEqual(['甲', '丙', '乙']);
  });

  it('gives the place of who lost the honour to the next, and says why', () => {
    const ranked = rankCandidates([a('甲', 900, true), a('乙', 300), a('丙', 200)], {
      places: 2,
      minimumPoints: 0,
    });
    expect(ranked.map(({ row, isHonoured, reason }) => [row.name, isHonoured, reason])).toEqual([
      ['甲', false, 'honours_lost'],
      ['乙', true, null],
      ['丙', true, null],
    ]);
  });

  it('says why a place stayed empty', () => {
    const ranked = rankCandidates([a('甲', 900), a('乙', 300, true), a('丙', 200), a('丁', 0)], {
      places: 5,
      minimumPoints: 250,
    });
    expect(ranked.map(({ reason }) => reason)).toEqual([null, 'honours_lost', 'below_minimum', null]);
  });

  it('leaves places empty below the minimum, and for nothing at all', () => {
    expect(honoured([a('甲', 900), a('乙', 300)], 5, 500)).toEqual(['甲']);
    expect(honoured([a('甲', 0), a('乙', -100)], 5)).toEqual([]);
    expect(honoured([a('甲', 900)], 0)).toEqual([]);
  });

  it('never honours somebody with fewer points than a worthy person whom it leaves out', () => {
    const rows = fc.array(
      fc.record({
        name: fc.string(),
        points: fc.integer({ min: -500, max: 500 }),
        losesHonours: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(rows, fc.nat(8), fc.integer({ min: 0, max: 300 }), (people, places, minimumPoints) => {
        const ranked = rankCandidates(
          people.map((person) => ({ ...person, submitted: 0, adopted: 0 })),
          { places, minimumPoints },
        );
        const inside = ranked.filter(({ isHonoured }) => isHonoured).map(({ row }) => row.points);
        const outside = ranked
          .filter(({ isHonoured, row }) => !isHonoured && !row.losesHonours && row.points >= minimumPoints)
          .map(({ row }) => row.points);
        const worthy = people.filter(
          ({ losesHonours, points }) => !losesHonours && points >= minimumPoints && points > 0,
        );
        expect(inside.length).toBeGreaterThanOrEqual(Math.min(places, worthy.length));
        if (inside.length > 0 && places > 0)
          expect(Math.max(-1, ...outside)).toBeLessThan(Math.min(...inside));
        // Only equals at the edge make more than there are places.
        if (inside.length > places) {
          expect(inside.filter((points) => points > Math.min(...inside)).length).toBeLessThan(places);
        }
      }),
    );
  });
});
