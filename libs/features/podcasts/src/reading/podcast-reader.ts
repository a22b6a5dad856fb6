import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { DeliveryDocument } from '@haojiao/features/delivery';
import { languageKeyOf } from '@haojiao/features/programmes';
import { PAGE_EPISODES } from '../feeds/feed-pages';

export interface KeptEpisode {
  document: DeliveryDocument;
  updatedAt: Date;
}

export interface EpisodeFacts extends KeptEpisode {
  programmeId: string;
  isPrivate: boolean;
}

interface EpisodeRow {
  document: Buffer;
  updatedAt: Date;
}

/** Episodes as they were delivered; every statement goes by `delivery_documents_programme`. */
@Injectable()
export class PodcastReader {
  constructor(private readonly database: Database) {}

  /** Id of a programme by the codes in its addresses, which no hidden one has. Plan: the two unique codes. */
  async programmeId(organizationCode: string, programmeCode: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT p.id FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE o.code = $1 AND p.code = $2 AND p.state <> 'hidden'`,
      [organizationCode, programmeCode],
    );
    return row?.id ?? null;
  }

  /** The newest, newest first. */
  async newest(programmeId: string, language: string, isPrivate: boolean): Promise<KeptEpisode[]> {
    const rows = await this.database.query<EpisodeRow>(
      `SELECT document, updated_at AS "updatedAt" FROM delivery_documents
       WHERE programme_id = $1 AND episode_language = $2 AND state = $3
       ORDER BY published_at DESC, content_id DESC LIMIT $4`,
      [programmeId, languageKeyOf(language), isPrivate ? 'private' : 'live', PAGE_EPISODES],
    );
    return rows.map(kept);
  }

  /** A block counted from the first episode ever, newest first; what was withdrawn keeps its place and is not shown. */
  async archived(
    programmeId: string,
    language: string,
    isPrivate: boolean,
    archive: number,
  ): Promise<KeptEpisode[]> {
    const rows = await this.database.query<EpisodeRow>(
      `SELECT d.document, d.updated_at AS "updatedAt"
       FROM (SELECT content_id FROM delivery_documents WHERE programme_id = $1 AND episode_language = $2
             ORDER BY published_at, content_id LIMIT $3 OFFSET $4) AS block
       JOIN delivery_documents d USING (content_id)
       WHERE d.state = $5 ORDER BY d.published_at DESC, d.content_id DESC`,
      [
        programmeId,
        languageKeyOf(language),
        PAGE_EPISODES,
        (archive - 1) * PAGE_EPISODES,
        isPrivate ? 'private' : 'live',
      ],
    );
    return rows.map(kept);
  }

  /** How many came before the oldest of the subscribed document, and when any of all last changed. */
  async standing(
    programmeId: string,
    language: string,
    oldest: DeliveryDocument | null,
  ): Promise<{ older: number; changedAt: Date | null }> {
    const [row] = await this.database.query<{ older: number; changedAt: Date | null }>(
      `SELECT count(*) FILTER (WHERE (published_at, content_id) < ($3::timestamptz, $4::uuid))::int AS older,
              max(updated_at) AS "changedAt"
       FROM delivery_documents WHERE programme_id = $1 AND episode_language = $2`,
      [programmeId, languageKeyOf(language), oldest?.publishedAt ?? null, oldest?.id ?? null],
    );
    return row ?? { older: 0, changedAt: null };
  }

  /** One episode that can be heard; null for what is no episode of a programme, or none any more. Plan: the primary key. */
  async episode(contentId: string): Promise<EpisodeFacts | null> {
    const [row] = await this.database.query<EpisodeRow & { programmeId: string; state: string }>(
      `SELECT document, updated_at AS "updatedAt", programme_id AS "programmeId", state FROM delivery_documents
       WHERE content_id = $1 AND programme_id IS NOT NULL AND state IN ('live', 'private')`,
      [contentId],
    );
    return row ? { ...kept(row), programmeId: row.programmeId, isPrivate: row.state === 'private' } : null;
  }
}

function kept({ document, updatedAt }: EpisodeRow): KeptEpisode {
  return { document: JSON.parse(document.toString('utf8')) as DeliveryDocument, updatedAt };
}
