import type { DeliveredPerson, DeliverySummary } from '../domain/delivery-document';

/** An episode in a list, as it is kept. */
export interface EpisodeRow {
  contentId: string;
  publishedAt: Date;
  summary: Buffer;
  season: number | null;
  number: number | null;
  type: 'full' | 'trailer' | 'bonus' | null;
  /** Null in documents that were written before there were any. */
  people: DeliveredPerson[] | null;
}

/** An episode as lists of pages show it. */
export interface ListedEpisode {
  item: DeliverySummary;
  season: number | null;
  number: number | null;
  type: 'full' | 'trailer' | 'bonus';
  people: DeliveredPerson[];
}

/** Columns of an `EpisodeRow`, of `delivery_documents` by the name `d`. People are read of the few that are shown. */
export const episodeColumns = `
  d.content_id AS "contentId", d.published_at AS "publishedAt", d.summary,
  d.episode_season AS season, d.episode_number AS number, d.episode_type AS type,
  convert_from(d.document, 'UTF8')::json #> '{episode,people}' AS people`;

export function listedEpisode({ summary, season, number, type, people }: EpisodeRow): ListedEpisode {
  return {
    item: JSON.parse(summary.toString('utf8')) as DeliverySummary,
    season,
    number,
    type: type ?? 'full',
    people: people ?? [],
  };
}

/** Everybody in them, each once. */
export function peopleOf(episodes: readonly ListedEpisode[]): string[] {
  return [...new Set(episodes.flatMap(({ people }) => people.map(({ personId }) => personId)))];
}
