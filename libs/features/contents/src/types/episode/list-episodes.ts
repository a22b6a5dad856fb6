import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { ProgrammesService } from '@haojiao/features/programmes';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ContentState } from '../../domain/content-state';

/** The place of an episode in the list of its programme; 0 where it has no season or takes no number. */
export interface EpisodeKey {
  season: number;
  number: number;
  id: string;
}

export interface EpisodeListItem {
  id: string;
  organizationId: string;
  organizationName: string;
  title: string;
  language: string;
  season: number | null;
  number: number | null;
  episodeType: 'full' | 'trailer' | 'bonus';
  state: ContentState;
  audioAssetId: string | null;
  durationSeconds: number | null;
  hasTranscript: boolean;
  hasCaptions: boolean;
  chapterCount: number;
  publishedAt: Date | null;
  updatedAt: Date;
  sortSeason: number;
  sortNumber: number;
}

@Injectable()
export class ListEpisodes {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  /**
   * Episodes of a programme in every state, those of the last season first and in it the highest number first; what takes
   * no number (trailers, bonus episodes, what lies in the archive) comes last. Only items that the caller may read.
   * Plan: `contents_programme_id`, sorted by its few columns; documents are opened for the rows of the page alone, with
   * `assets` by its key. @throws AppError `programme_not_found`
   */
  async list(
    actor: Actor,
    programmeId: string,
    limit: number,
    after: EpisodeKey | null,
  ): Promise<EpisodeListItem[]> {
    await this.programmes.get(actor, programmeId);
    return this.database.query<EpisodeListItem>(
      `SELECT c.id, c."organizationId", c."organizationName", c.title, c.state, c."publishedAt", c."updatedAt",
              c."sortSeason", c."sortNumber", r.document ->> 'locale' AS language,
              (r.document #>> '{episode,season}')::int AS season, (r.document #>> '{episode,number}')::int AS number,
              COALESCE(r.document #>> '{episode,episodeType}', 'full') AS "episodeType",
              a.id AS "audioAssetId", a.duration_seconds AS "durationSeconds",
              COALESCE(r.document #>> '{episode,transcript}', '') <> '' AS "hasTranscript",
              r.document #>> '{episode,captionsAssetId}' IS NOT NULL AS "hasCaptions",
              COALESCE(jsonb_array_length(r.document #> '{episode,chapters}'), 0) AS "chapterCount"
       FROM (SELECT c.id, c.organization_id AS "organizationId", o.name AS "organizationName", c.title, c.state,
                    c.published_at AS "publishedAt", c.updated_at AS "updatedAt", c.current_revision_id,
                    COALESCE(c.episode_season, 0) AS "sortSeason", COALESCE(c.episode_number, 0) AS "sortNumber"
             FROM contents c JOIN organizations o ON o.id = c.organization_id
             WHERE c.programme_id = $3 AND c.deleted_at IS NULL AND ${scopeSql('o', 1)}
               AND ($4::int IS NULL
                 OR (COALESCE(c.episode_season, 0), COALESCE(c.episode_number, 0), c.id) < ($4::int, $5::int, $6::uuid))
             ORDER BY "sortSeason" DESC, "sortNumber" DESC, c.id DESC LIMIT $7) c
       JOIN content_revisions r ON r.id = c.current_revision_id
       LEFT JOIN assets a ON a.id = (r.document #>> '{episode,audioAssetId}')::uuid
       ORDER BY c."sortSeason" DESC, c."sortNumber" DESC, c.id DESC`,
      [
        ...scopeParameters(actor.scope('content.read')),
        programmeId,
        after?.season ?? null,
        after?.number ?? null,
        after?.id ?? null,
        limit + 1,
      ],
    );
  }
}
