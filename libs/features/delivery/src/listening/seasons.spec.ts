import { wordsFor } from '../pages/words';
import type { ListedEpisode } from './listed-episode';
import { seasonsOf } from './seasons';

const words = wordsFor('zh-CN');
const of = (...seasons: (number | null)[]) =>
  seasons.map((season) => ({ season, number: 1, type: 'full', people: [] }) as unknown as ListedEpisode);

describe('episodes by season', () => {
  it('have a heading for each season, with its title', () => {
    const titles = [
      { number: 2, title: '匠心' },
      { number: 1, title: '第 1 季' },
    ];
    const { groups, hasSeasons } = seasonsOf(of(2, 2, 1, null), titles, words);
    expect(hasSeasons).toBe(true);
    expect(groups.map(({ heading, episodes }) => [heading, episodes.length])).toEqual([
      ['第 2 季 · 匠心', 2],
      ['第 1 季', 1],
      ['其他单集', 1],
    ]);
  });

  it('have none where there is no season', () => {
    const { groups, hasSeasons } = seasonsOf(of(null, null), [], words);
    expect([hasSeasons, groups.length]).toEqual([false, 1]);
    expect(seasonsOf([], [], words)).toEqual({ groups: [], hasSeasons: false });
  });
});
