import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ProgrammesService, languageAmong, languageKeyOf } from '@haojiao/features/programmes';
import type { Actor } from '@haojiao/features/organizations';
import type { ContentDocument } from '../../domain/content-document';
import type { ContentEntity } from '../../persistence/content.entity';

/** Copied from the current revision to the item's row, where an index lets every number be given once. */
export type EpisodePlace = Pick<
  ContentEntity,
  'programmeId' | 'episodeLanguage' | 'episodeSeason' | 'episodeNumber'
>;

export const nowhere: EpisodePlace = {
  programmeId: null,
  episodeLanguage: null,
  episodeSeason: null,
  episodeNumber: null,
};

/** Trailers and bonus episodes take no number from anybody. */
export function episodePlaceOf({ episode, locale }: ContentDocument): EpisodePlace {
  if (!episode?.programmeId) return nowhere;
  return {
    programmeId: episode.programmeId,
    episodeLanguage: languageKeyOf(locale),
    episodeSeason: episode.season,
    episodeNumber: episode.episodeType === undefined ? episode.number : null,
  };
}

export interface NextEpisode {
  language: string;
  season: number | null;
  number: number;
}

interface NumberHolder {
  contentId: string;
  title: string;
  organizationId: string;
}

/** Every number of a programme is one episode's, in each language and season. */
@Injectable()
export class EpisodeNumbers {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
  ) {}

  /**
   * The number after the highest of a language and season; the season is the last one that has episodes where none is
   * asked for, the language the programme's main one. Plan: `contents_episode_number`.
   * @throws AppError `programme_not_found`
   */
  async next(
    actor: Actor,
    programmeId: string,
    asked: { language?: string; season?: number },
  ): Promise<NextEpisode> {
    const programme = await this.programmes.get(actor, programmeId);
    const main = programme.languages[0]!;
    const language = (asked.language && languageAmong(programme.languages, asked.language)) ?? main;
    const [row] = await this.database.query<{ season: number | null; number: number }>(
      `SELECT episode_season AS season, max(episode_number) AS number FROM contents
       WHERE programme_id = $1 AND episode_language = $2 AND episode_number IS NOT NULL AND deleted_at IS NULL
         AND ($3::int IS NULL OR episode_season = $3)
       GROUP BY episode_season ORDER BY episode_season DESC NULLS LAST LIMIT 1`,
      [programmeId, languageKeyOf(language), asked.season ?? null],
    );
    return { language, season: asked.season ?? row?.season ?? null, number: (row?.number ?? 0) + 1 };
  }

  /**
   * Asked before an item is written; a race is decided by the index. The other item is named where it is the same
   * unit's: whoever may write there may read it. @throws AppError `episode_number_taken`
   */
  async requireFree(
    manager: EntityManager,
    item: { id: string; organizationId: string },
    place: EpisodePlace,
  ): Promise<void> {
    const { programmeId, episodeLanguage, episodeSeason, episodeNumber } = place;
    if (!programmeId || episodeNumber === null) return;
    const [holder] = await this.database.query<NumberHolder>(
      `SELECT id AS "contentId", title, organization_id AS "organizationId" FROM contents
       WHERE programme_id = $1 AND episode_language = $2 AND COALESCE(episode_season, 0) = COALESCE($3::int, 0)
         AND episode_number = $4 AND episode_number IS NOT NULL AND deleted_at IS NULL AND id <> $5`,
      [programmeId, episodeLanguage, episodeSeason, episodeNumber, item.id],
      manager,
    );
    if (!holder) return;
    throw numberTaken(episodeNumber, holder.organizationId === item.organizationId ? holder : null);
  }
}

export function numberTaken(number: number | null, holder: NumberHolder | null): AppError {
  const zh = holder ? `《${holder.title}》` : '另一篇稿件';
  const en = holder ? `"${holder.title}"` : 'another item';
  return ruleBroken(
    'episode_number_taken',
    `节目第 ${number} 期已是${zh}，请换一个期号，建议见 GET /programmes/{id}/next-episode。`,
    `Episode ${number} of the programme is ${en}; take another number, GET /programmes/{id}/next-episode suggests one.`,
    { extra: holder ? { contentId: holder.contentId, title: holder.title } : {} },
  );
}
