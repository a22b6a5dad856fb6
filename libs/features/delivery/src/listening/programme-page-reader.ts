import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { languageKeyOf } from '@haojiao/features/programmes';
import { episodeColumns } from './listed-episode';
import type { EpisodeRow } from './listed-episode';

/** A programme as its page shows it. */
export interface PageProgramme {
  id: string;
  code: string;
  /** Of the unit. */
  organizationCode: string;
  languages: string[];
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  author: string;
  type: 'episodic' | 'serial';
  coverAssetId: string | null;
  seasons: { number: number; title: string }[];
}

/** Where an episode stands in its programme. */
export type EpisodePlace = [season: number, place: number, publishedAt: string, contentId: string];

export interface EpisodesQuestion {
  programmeId: string;
  language: string;
  order: 'newest' | 'oldest';
  /** Of the last episode of the page before. */
  after: EpisodePlace | null;
  limit: number;
}

export type PlacedEpisode = EpisodeRow & {
  /** Its number, or that of the numbered one before it: what has none keeps its place by date. */
  place: number;
};

/** Public programmes alone: neither private nor hidden ones have a page. */
@Injectable()
export class ProgrammePageReader {
  constructor(private readonly database: Database) {}

  /** Plan: the unique code within the unit. */
  async find(organizationId: string, code: string): Promise<PageProgramme | null> {
    const [row] = await this.database.query<PageProgramme>(
      `SELECT p.id, p.code, o.code AS "organizationCode", p.languages, p.titles, p.descriptions, p.author, p.type,
              p.cover_asset_id AS "coverAssetId", p.seasons
       FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE p.organization_id = $1 AND p.code = $2 AND p.visibility = 'public' AND p.state <> 'hidden'`,
      [organizationId, code],
    );
    return row ?? null;
  }

  /** What an episode says of its programme. Plan: primary key. */
  async named(
    id: string,
  ): Promise<Pick<PageProgramme, 'organizationCode' | 'code' | 'languages' | 'titles'> | null> {
    const [row] = await this.database.query<PageProgramme>(
      `SELECT o.code AS "organizationCode", p.code, p.languages, p.titles
       FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE p.id = $1 AND p.visibility = 'public' AND p.state <> 'hidden'`,
      [id],
    );
    return row ?? null;
  }

  /**
   * By season and number; trailers and bonus episodes, which have no number, between those that came before and after
   * them. Plan: the keys of all episodes of the programme in the language from `delivery_documents_programme` alone (a
   * programme has thousands at most), the rows of the page by primary key.
   */
  async episodes(question: EpisodesQuestion): Promise<PlacedEpisode[]> {
    const [sign, order] = question.order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    const sorted = `season ${order}, place ${order}, published_at ${order}, content_id ${order}`;
    return this.database.query<PlacedEpisode>(
      `WITH placed AS (
         SELECT content_id, published_at, coalesce(episode_season, 0) AS season,
                coalesce(episode_number, max(episode_number) OVER (
                  PARTITION BY episode_season ORDER BY published_at, content_id), 0) AS place
         FROM delivery_documents
         WHERE programme_id = $1 AND episode_language = $2 AND state = 'live'
       ), page AS (
         SELECT content_id, season AS sorted_season, place FROM placed
         WHERE $3::int IS NULL OR (season, place, published_at, content_id) ${sign} ($3::int, $4::int, $5::timestamptz, $6::uuid)
         ORDER BY ${sorted} LIMIT $7
       )
       SELECT ${episodeColumns}, page.place
       FROM page JOIN delivery_documents d USING (content_id)
       WHERE d.state = 'live'
       ORDER BY page.sorted_season ${order}, page.place ${order}, d.published_at ${order}, d.content_id ${order}`,
      [
        question.programmeId,
        languageKeyOf(question.language),
        ...(question.after ?? [null, null, null, null]),
        question.limit,
      ],
    );
  }
}
