import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { cleanText } from './domain/clean-text';
import type { ContentState } from './domain/content-state';
import type { TimeKey } from './list-key';

export const contentSorts = ['-createdAt', 'createdAt', '-updatedAt', 'updatedAt'] as const;
export type ContentSort = (typeof contentSorts)[number];

export interface ContentFilter {
  type?: string;
  state?: string;
  organizationId?: string;
  columnId?: string;
  brandId?: string;
  authorId?: string;
  tag?: string;
  q?: string;
  from?: string;
  to?: string;
}

export interface ContentListItem {
  id: string;
  organizationId: string;
  organizationName: string;
  columnId: string | null;
  brandId: string | null;
  type: string;
  state: ContentState;
  slug: string;
  title: string;
  summary: string;
  byline: string;
  tags: string[];
  coverAssetId: string | null;
  authorId: string;
  authorName: string;
  currentRevisionId: string;
  revisionNumber: number;
  approvedRevisionId: string | null;
  hasUnpublishedChanges: boolean;
  publishedAt: Date | null;
  submissionId: string | null;
  isRepost: boolean;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  /** The time that the list is sorted by, with microseconds. */
  sortTime: string;
}

const orders: Record<ContentSort, { column: string; direction: 'ASC' | 'DESC'; beyond: '<' | '>' }> = {
  '-createdAt': { column: 'c.created_at', direction: 'DESC', beyond: '<' },
  createdAt: { column: 'c.created_at', direction: 'ASC', beyond: '>' },
  '-updatedAt': { column: 'c.updated_at', direction: 'DESC', beyond: '<' },
  updatedAt: { column: 'c.updated_at', direction: 'ASC', beyond: '>' },
};

@Injectable()
export class ListContents {
  constructor(private readonly database: Database) {}

  /**
   * Items of the units in which the caller may read. One statement whatever is asked for: every filter is a bound
   * parameter, absent ones are null. Plan: `contents_organization_id` for a branch, `contents_updated_at` for the
   * whole, `contents_brand_id` for a brand; the words of `q` are looked for in the filtered rows.
   */
  list(
    actor: Actor,
    filter: ContentFilter,
    sort: ContentSort,
    limit: number,
    after: TimeKey | null,
  ): Promise<ContentListItem[]> {
    const { column, direction, beyond } = orders[sort];
    return this.database.query<ContentListItem>(
      `SELECT c.id, c.organization_id AS "organizationId", o.name AS "organizationName", c.column_id AS "columnId",
              c.brand_id AS "brandId", c.type, c.state, c.slug, c.title, r.document ->> 'summary' AS summary, r.document ->> 'byline' AS byline,
              c.tags, (r.document ->> 'coverAssetId')::uuid AS "coverAssetId", c.author_id AS "authorId",
              u.display_name AS "authorName", c.current_revision_id AS "currentRevisionId",
              r.number AS "revisionNumber", c.approved_revision_id AS "approvedRevisionId",
              c.published_at IS NOT NULL AND c.approved_revision_id IS DISTINCT FROM c.current_revision_id
                AS "hasUnpublishedChanges",
              c.published_at AS "publishedAt", c.submission_id AS "submissionId", c.version,
              r.document ? 'reprint' OR EXISTS (SELECT FROM content_origins g WHERE g.content_id = c.id) AS "isRepost",
              c.created_at AS "createdAt", c.updated_at AS "updatedAt",
              to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "sortTime"
       FROM contents c
       JOIN organizations o ON o.id = c.organization_id
       JOIN content_revisions r ON r.id = c.current_revision_id
       JOIN users u ON u.id = c.author_id
       WHERE ${scopeSql('o', 1)} AND c.deleted_at IS NULL
         AND ($3::text IS NULL OR c.type = $3)
         AND ($4::text IS NULL AND c.state <> 'archived' OR c.state = $4)
         AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid])
         AND ($6::uuid IS NULL OR c.column_id = $6)
         AND ($7::uuid IS NULL OR c.author_id = $7)
         AND ($15::uuid IS NULL OR c.brand_id = $15)
         AND ($8::text IS NULL OR c.tags @> ARRAY[$8::text])
         AND ($9::text IS NULL OR c.search_text LIKE $9)
         AND ($10::timestamptz IS NULL OR c.created_at >= $10)
         AND ($11::timestamptz IS NULL OR c.created_at < $11)
         AND ($12::timestamptz IS NULL OR (${column}, c.id) ${beyond} ($12::timestamptz, $13::uuid))
       ORDER BY ${column} ${direction}, c.id ${direction} LIMIT $14`,
      [
        ...scopeParameters(actor.scope('content.read')),
        filter.type ?? null,
        filter.state ?? null,
        filter.organizationId ?? null,
        filter.columnId ?? null,
        filter.authorId ?? null,
        filter.tag ? cleanText(filter.tag) : null,
        patternOf(filter.q),
        filter.from ? new Date(filter.from) : null,
        filter.to ? new Date(filter.to) : null,
        after?.time ?? null,
        after?.id ?? null,
        limit + 1,
        filter.brandId ?? null,
      ],
    );
  }
}

/** `LIKE` pattern of the asked words as they stand, wild cards taken literally; null when nothing is asked. */
function patternOf(q: string | undefined): string | null {
  const words = cleanText(q ?? '').toLowerCase();
  return words === '' ? null : `%${words.replace(/[\\%_]/g, '\\$&')}%`;
}
