import { decodeCursor, isId } from '@haojiao/kernel';
import { isTime } from '../search/search-question';
import type { EpisodePlace, PlacedEpisode } from './programme-page-reader';

export function placeOf({ season, place, publishedAt, contentId }: PlacedEpisode): EpisodePlace {
  return [season ?? 0, place, publishedAt.toISOString(), contentId];
}

/** The place after which a page begins; null for a cursor that we did not make. */
export function readEpisodePlace(cursor: string): EpisodePlace | null {
  try {
    const [season, place, publishedAt, contentId] = decodeCursor(cursor, 4);
    if (!isNumber(season) || !isNumber(place) || !isTime(publishedAt) || !isId(contentId)) return null;
    return [season, place, publishedAt, contentId];
  } catch {
    return null;
  }
}

/** That the database takes as one. */
function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
}
