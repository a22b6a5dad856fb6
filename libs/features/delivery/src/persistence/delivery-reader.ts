import { Injectable } from '@nestjs/common';
import { isId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { LastChange } from '../reading/ready-answer';

export interface KeptDocument {
  contentId: string;
  organizationId: string;
  slug: string;
  state: 'live' | 'withdrawn';
  etag: string | null;
  updatedAt: Date;
  document: Buffer | null;
}

export interface DeliveryFilter {
  /** The unit and everything below it. */
  organizationId: string | null;
  /** Id or code. */
  column: string | null;
  /** Id or code. */
  brand: string | null;
  type: string | null;
  tag: string | null;
  /** Id of a programme: its episodes. */
  programme: string | null;
  /** Id of somebody: what they are in. */
  person: string | null;
  /** BCP 47; what is in it, whatever the region: `zh` finds `zh-CN` too (RFC 4647, 3.3.1). */
  language: string | null;
  /** Any of these, exactly. */
  locales: string[] | null;
  /** Published at or after, and before; RFC 3339. */
  from: string | null;
  to: string | null;
  /** Sort key of the last item of the page before. */
  after: [publishedAt: string, contentId: string] | null;
  /** Rows wanted. */
  limit: number;
}

export interface ListedDocument {
  contentId: string;
  publishedAt: Date;
  summary: Buffer;
}

/** Where the items of a section come from: one of the three. */
export interface WantedSection {
  section: number;
  contentIds?: readonly string[];
  columnId?: string;
  tag?: string;
  /** Of a column or a tag. */
  limit: number;
}

/** A unit by what its row says. */
export interface UnitRow {
  id: string;
  code: string;
  name: string;
  timeZone: string;
  isRoot: boolean;
}

/** The statements behind every public read; all bound, each of one shape. */
@Injectable()
export class DeliveryReader {
  constructor(private readonly database: Database) {}

  async byId(contentId: string): Promise<KeptDocument | null> {
    return this.one('content_id = $1::uuid', contentId);
  }

  async bySlug(slug: string): Promise<KeptDocument | null> {
    return this.one('slug = $1', slug);
  }

  /**
   * Newest first. Plan: which items is found in the covering index `delivery_documents_newest` alone, and only those
   * of the page are looked up; the planner sees the parameters, so a small branch or a tag goes by its own index instead.
   */
  async list(filter: DeliveryFilter): Promise<ListedDocument[]> {
    return this.database.query<ListedDocument>(
      `SELECT d.content_id AS "contentId", d.published_at AS "publishedAt", d.summary
       FROM (SELECT content_id FROM delivery_documents
             WHERE state = 'live'
               AND ($1::uuid IS NULL OR org_path @> ARRAY[$1::uuid])
               AND ($2::uuid IS NULL OR column_id = $2)
               AND ($3::text IS NULL OR column_code = $3)
               AND ($4::text IS NULL OR type = $4)
               AND ($5::text IS NULL OR tag_keys @> delivery_tag_keys(ARRAY[$5::text]))
               AND ($6::timestamptz IS NULL OR (published_at, content_id) < ($6::timestamptz, $7::uuid))
               AND ($8::timestamptz IS NULL OR published_at >= $8)
               AND ($9::timestamptz IS NULL OR published_at < $9)
               AND ($10::text IS NULL OR starts_with(lower(locale) || '-', lower($10) || '-'))
               AND ($11::uuid IS NULL OR programme_id = $11)
               AND ($12::text[] IS NULL OR locale = ANY($12::text[]))
               AND ($13::uuid IS NULL OR person_ids @> ARRAY[$13::uuid])
               AND ($15::uuid IS NULL OR brand_id = $15)
               AND ($16::text IS NULL OR brand_code = $16)
             ORDER BY published_at DESC, content_id DESC LIMIT $14) AS page
       JOIN delivery_documents d USING (content_id)
       WHERE d.state = 'live'
       ORDER BY d.published_at DESC, d.content_id DESC`,
      [
        filter.organizationId,
        isId(filter.column) ? filter.column : null,
        isId(filter.column) ? null : filter.column,
        filter.type,
        filter.tag,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.from,
        filter.to,
        filter.language,
        filter.programme,
        filter.locales,
        filter.person,
        filter.limit,
        ...idOrCode(filter.brand),
      ],
    );
  }

  /** Those of the items that are live, in the order of the ids. Plan: primary key. */
  async summaries(contentIds: string[]): Promise<Buffer[]> {
    if (contentIds.length === 0) return [];
    const rows = await this.database.query<{ summary: Buffer }>(
      `SELECT summary FROM delivery_documents WHERE content_id = ANY($1::uuid[]) AND state = 'live'
       ORDER BY array_position($1::uuid[], content_id)`,
      [contentIds],
    );
    return rows.map(({ summary }) => summary);
  }

  /**
   * What is live of each section, in one statement: items chosen by hand in their order, else the newest of a column or
   * a tag. Plan: a nested loop over the few sections; within each the primary key, `delivery_documents_column`, or the
   * newest first with the tag's index. `OFFSET 0` keeps a tag's keys from being made again for every row.
   * @param organizationId the unit and everything below it; null: everything
   */
  async sections(
    organizationId: string | null,
    sections: readonly WantedSection[],
  ): Promise<{ section: number; summary: Buffer }[]> {
    if (sections.length === 0) return [];
    return this.database.query(
      `WITH wanted AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb)
           AS s (section int, "contentIds" uuid[], "columnId" uuid, tag text, "limit" int)
       ), chosen AS (
         SELECT s.section, c.place, c.content_id
         FROM wanted s CROSS JOIN LATERAL unnest(s."contentIds") WITH ORDINALITY AS c (content_id, place)
         UNION ALL
         SELECT s.section, row_number() OVER (PARTITION BY s.section ORDER BY d.published_at DESC, d.content_id DESC),
                d.content_id
         FROM wanted s CROSS JOIN LATERAL (
           SELECT content_id, published_at FROM delivery_documents
           WHERE state = 'live' AND column_id = s."columnId" AND ($2::uuid IS NULL OR org_path @> ARRAY[$2::uuid])
           ORDER BY published_at DESC, content_id DESC LIMIT s."limit") d
         WHERE s."columnId" IS NOT NULL
         UNION ALL
         SELECT s.section, row_number() OVER (PARTITION BY s.section ORDER BY d.published_at DESC, d.content_id DESC),
                d.content_id
         FROM (SELECT section, tag, "limit", delivery_tag_keys(ARRAY[tag]) AS keys FROM wanted OFFSET 0) s
         CROSS JOIN LATERAL (
           SELECT content_id, published_at FROM delivery_documents
           WHERE state = 'live' AND tag_keys @> s.keys AND ($2::uuid IS NULL OR org_path @> ARRAY[$2::uuid])
           ORDER BY published_at DESC, content_id DESC LIMIT s."limit") d
         WHERE s.tag IS NOT NULL
       )
       SELECT chosen.section, d.summary
       FROM chosen JOIN delivery_documents d USING (content_id)
       WHERE d.state = 'live' ORDER BY chosen.section, chosen.place`,
      [JSON.stringify(sections), organizationId],
    );
  }

  /** Addresses for the site map, newest first. */
  async addresses(limit: number): Promise<{ slug: string; updatedAt: Date }[]> {
    return this.database.query(
      `SELECT slug, updated_at AS "updatedAt" FROM delivery_documents WHERE state = 'live'
       ORDER BY published_at DESC, content_id DESC LIMIT $1`,
      [limit],
    );
  }

  /**
   * When anything was last published, changed or withdrawn; the epoch on a site that never had anything. Plan: the last
   * entry of the index `delivery_documents_updated_at`.
   */
  async changedAt(): Promise<LastChange> {
    const [last] = await this.database.query<LastChange>(
      'SELECT updated_at AS at FROM delivery_documents ORDER BY updated_at DESC LIMIT 1',
    );
    return last ?? { at: new Date(0) };
  }

  /** By code or id; the root without either. */
  async unit(codeOrId: string | null): Promise<UnitRow | null> {
    const [row] = await this.database.query<UnitRow>(
      `SELECT id, code, name, time_zone AS "timeZone", parent_id IS NULL AS "isRoot"
       FROM organizations WHERE ($1::text IS NULL AND parent_id IS NULL) OR code = $1 OR id = $2::uuid
       ORDER BY (id = $2::uuid) DESC NULLS LAST LIMIT 1`,
      [codeOrId, isId(codeOrId) ? codeOrId : null],
    );
    return row ?? null;
  }

  /** Columns at the top of a unit's site, in their order. Plan: index of `columns` by unit; they are few. */
  async columns(organizationId: string): Promise<{ id: string; code: string; name: string }[]> {
    return this.database.query(
      `SELECT id, code, name FROM columns WHERE organization_id = $1 AND parent_id IS NULL
       ORDER BY position, id LIMIT 12`,
      [organizationId],
    );
  }

  /** Where the unit's own site shows an item; null: on our pages. */
  async itemUrlPattern(organizationId: string): Promise<string | null> {
    const [row] = await this.database.query<{ pattern: string | null }>(
      'SELECT item_url_pattern AS pattern FROM organizations WHERE id = $1',
      [organizationId],
    );
    return row?.pattern ?? null;
  }

  private async one(condition: string, value: string): Promise<KeptDocument | null> {
    const [row] = await this.database.query<KeptDocument>(
      `SELECT content_id AS "contentId", organization_id AS "organizationId", slug, state, etag,
              updated_at AS "updatedAt", document
       FROM delivery_documents WHERE ${condition} AND state IN ('live', 'withdrawn')`,
      [value],
    );
    return row ?? null;
  }
}

/** As the two parameters of a condition by id and one by code. */
export function idOrCode(word: string | null): [id: string | null, code: string | null] {
  return isId(word) ? [word, null] : [null, word];
}
