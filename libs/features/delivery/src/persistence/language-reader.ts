import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { LanguageVersions } from '@haojiao/features/language-versions';
import type { LanguageLink } from '../pages/language-links';

export interface LiveVersion extends LanguageLink {
  id: string;
  slug: string;
}

/** In which languages an item can be read. */
@Injectable()
export class LanguageReader {
  constructor(
    private readonly database: Database,
    private readonly versions: LanguageVersions,
  ) {}

  /** Those that are live, the item itself among them; empty where it stands alone. Plan: primary keys. */
  async of(contentId: string): Promise<LiveVersion[]> {
    const ids = await this.versions.idsWith(contentId);
    if (ids.length === 0) return [];
    return this.database.query<LiveVersion>(
      `SELECT content_id AS id, slug, locale, words ->> 'title' AS title, words ->> 'canonicalUrl' AS url
       FROM delivery_documents CROSS JOIN LATERAL (SELECT convert_from(summary, 'UTF8')::jsonb AS words) AS said
       WHERE content_id = ANY($1::uuid[]) AND state = 'live' ORDER BY locale, content_id`,
      [ids],
    );
  }

  /** Addresses of the pages that name this item as another version of theirs. */
  async pagesNaming(
    contentIds: readonly string[],
    manager: EntityManager,
  ): Promise<{ contentId: string; slug: string }[]> {
    const ids = new Set<string>();
    for (const id of contentIds) for (const other of await this.versions.idsWith(id, manager)) ids.add(other);
    for (const id of contentIds) ids.add(id);
    return this.database.query(
      `SELECT content_id AS "contentId", slug FROM delivery_documents
       WHERE content_id = ANY($1::uuid[]) AND state = 'live'`,
      [[...ids]],
      manager,
    );
  }
}
