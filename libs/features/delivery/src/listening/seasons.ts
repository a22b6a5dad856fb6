import type { PageWords } from '../pages/words';
import type { ListedEpisode } from './listed-episode';

export interface SeasonGroup {
  heading: string;
  episodes: ListedEpisode[];
}

/** Episodes that stand in the order of their seasons, by season; without one, they are one group without a heading. */
export function seasonsOf(
  episodes: readonly ListedEpisode[],
  titles: readonly { number: number; title: string }[],
  words: PageWords,
): { groups: SeasonGroup[]; hasSeasons: boolean } {
  const groups: (SeasonGroup & { season: number | null })[] = [];
  for (const episode of episodes) {
    const { season } = episode;
    const last = groups.at(-1);
    if (last?.season === season) last.episodes.push(episode);
    else groups.push({ season, heading: headingOf(season, titles, words), episodes: [episode] });
  }
  return { groups, hasSeasons: groups.some(({ season }) => season !== null) };
}

function headingOf(
  season: number | null,
  titles: readonly { number: number; title: string }[],
  words: PageWords,
): string {
  if (season === null) return words.noSeason;
  const name = words.season(season);
  const title = titles.find(({ number }) => number === season)?.title ?? '';
  return title === '' || title === name ? name : `${name} · ${title}`;
}
