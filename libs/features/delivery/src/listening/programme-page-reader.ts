import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { languageKeyOf } from '@haojiao/features/programmes';
import type { ListedDocument } from '../persistence/delivery-reader';

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
}

export interface EpisodesQuestion {
  programmeId: string;
  language: string;
  order: 'newest' | 'oldest';
  /** Sort key of the last episode of the page before. */
  after: [publishedAt: string, contentId: string] | null;
  limit: number;
}

/** Public programmes alone: neither private nor hidden ones have a page. */
@Injectable()
export class ProgrammePageReader {
  constructor(private readonly database: Database) {}

  /** Plan: the unique code within the unit. */
  async find(organizationId: string, code: string): Promise<PageProgramme | null> {
    const [row] = await this.database.query<PageProgramme>(
      `SELECT p.id, p.code, o.code AS "organizationCode", p.languages, p.titles, p.descriptions, p.author, p.type,
              p.cover_asset_id AS "coverAssetId"
       FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE p.organization_id = $1 AND p.code = $2 AND p.visibility = 'public' AND p.state <> 'hidden'`,
      [organizationId, code],
    );
    return row ?? null;
  }

  /** Plan: `delivery_documents_programme` in one direction or the other, as many rows as are shown. */
  async episodes(question: EpisodesQuestion): Promise<ListedDocument[]> {
    const [sign, order] = question.order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC'];
    return this.database.query<ListedDocument>(
      `SELECT content_id AS "contentId", published_at AS "publishedAt", summary FROM delivery_documents
       WHERE programme_id = $1 AND episode_language = $2 AND state = 'live'
         AND ($3::timestamptz IS NULL OR (published_at, content_id) ${sign} ($3::timestamptz, $4::uuid))
       ORDER BY published_at ${order}, content_id ${order} LIMIT $5`,
      [
        question.programmeId,
        languageKeyOf(question.language),
        question.after?.[0] ?? null,
        question.after?.[1] ?? null,
        question.limit,
      ],
    );
  }
}
