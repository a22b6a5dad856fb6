import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { episodeColumns } from './listed-episode';
import type { EpisodeRow } from './listed-episode';

export interface PersonsEpisode extends EpisodeRow {
  /** Null for an episode of no programme. */
  programme: {
    organizationCode: string;
    code: string;
    languages: string[];
    titles: Record<string, string>;
  } | null;
}

/** Episodes that everybody may hear: of no programme that is private or hidden. */
const openSql = `
  d.state = 'live' AND (d.programme_id IS NULL OR EXISTS (
    SELECT FROM programmes s WHERE s.id = d.programme_id AND s.visibility = 'public' AND s.state <> 'hidden'))`;

/** What people are in. */
@Injectable()
export class PersonPageReader {
  constructor(private readonly database: Database) {}

  /**
   * Newest first. Plan: GIN index `delivery_documents_people`, sorted (who is in every episode is in thousands); the
   * documents of the page by primary key.
   */
  async episodes(
    personId: string,
    after: [publishedAt: string, contentId: string] | null,
    limit: number,
  ): Promise<PersonsEpisode[]> {
    return this.database.query<PersonsEpisode>(
      `WITH page AS (
         SELECT d.content_id FROM delivery_documents d
         WHERE d.person_ids @> ARRAY[$1::uuid] AND ${openSql}
           AND ($2::timestamptz IS NULL OR (d.published_at, d.content_id) < ($2::timestamptz, $3::uuid))
         ORDER BY d.published_at DESC, d.content_id DESC LIMIT $4
       )
       SELECT ${episodeColumns},
              CASE WHEN p.id IS NOT NULL THEN json_build_object('organizationCode', o.code, 'code', p.code,
                'languages', p.languages, 'titles', p.titles) END AS programme
       FROM page JOIN delivery_documents d USING (content_id)
       LEFT JOIN programmes p ON p.id = d.programme_id
       LEFT JOIN organizations o ON o.id = p.organization_id
       WHERE d.state = 'live'
       ORDER BY d.published_at DESC, d.content_id DESC`,
      [personId, ...(after ?? [null, null]), limit],
    );
  }

  /** Those of the people who are in an episode that everybody may hear. Plan: the same index, once for each of them. */
  async heard(personIds: string[]): Promise<Set<string>> {
    if (personIds.length === 0) return new Set();
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM unnest($1::uuid[]) AS id
       WHERE EXISTS (SELECT FROM delivery_documents d WHERE d.person_ids @> ARRAY[id] AND ${openSql})`,
      [personIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
