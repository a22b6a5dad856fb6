import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { FILE_ITEMS } from './site-map';

/** A file of a unit's own items. */
export interface ItemFile {
  code: string;
  /** From 1, oldest items first: a new one changes the last file alone. */
  number: number;
  updatedAt: Date;
}

export interface MapItem {
  id: string;
  updatedAt: Date;
  summary: Buffer;
  /** Of its versions in other languages; null: it has none. */
  originalId: string | null;
}

export interface MapVersion {
  originalId: string;
  id: string;
  locale: string;
  url: string;
}

export interface MapProgramme {
  code: string;
  languages: string[];
  updatedAt: Date;
}

/**
 * Whether an item is read on our own pages: its unit has no site of its own, or it was out before that had one. Only the
 * summaries of units with a pattern are looked into.
 */
const isHere = (
  parameter: string,
) => `(o.item_url_pattern IS NULL OR starts_with(o.item_url_pattern, ${parameter})
  OR starts_with(convert_from(d.summary, 'UTF8')::jsonb ->> 'canonicalUrl', ${parameter}))`;

/** What a unit's site maps name. */
@Injectable()
export class SiteMapReader {
  constructor(private readonly database: Database) {}

  /** Of all units of a branch. Plan: `delivery_documents_org_path` or, for the root, all that is live, sorted once. */
  files(unitId: string, publicUrl: string): Promise<ItemFile[]> {
    return this.database.query(
      `SELECT code, ((place - 1) / $3::int + 1)::int AS number, max(updated_at) AS "updatedAt"
       FROM (SELECT o.code, d.updated_at,
                    row_number() OVER (PARTITION BY o.id ORDER BY d.published_at, d.content_id) AS place
             FROM delivery_documents d JOIN organizations o ON o.id = d.organization_id
             WHERE d.state = 'live' AND d.org_path @> ARRAY[$1::uuid] AND ${isHere('$2::text')}) AS placed
       GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 40000`,
      [unitId, `${publicUrl}/`, FILE_ITEMS],
    );
  }

  /** Of the unit itself. Plan: as `files`. */
  items(unitId: string, publicUrl: string, number: number): Promise<MapItem[]> {
    return this.database.query(
      `SELECT d.content_id AS id, d.updated_at AS "updatedAt", d.summary, v.original_id AS "originalId"
       FROM delivery_documents d JOIN organizations o ON o.id = d.organization_id
       LEFT JOIN language_versions v ON v.content_id = d.content_id
       WHERE d.state = 'live' AND d.org_path @> ARRAY[$1::uuid] AND d.organization_id = $1::uuid AND ${isHere('$2::text')}
       ORDER BY d.published_at, d.content_id LIMIT $3 OFFSET $4`,
      [unitId, `${publicUrl}/`, FILE_ITEMS, (number - 1) * FILE_ITEMS],
    );
  }

  /** Those that are live, original first. Plan: `language_versions_original_id`, primary key. */
  async versions(originalIds: string[]): Promise<MapVersion[]> {
    if (originalIds.length === 0) return [];
    return this.database.query<MapVersion>(
      `SELECT v.original_id AS "originalId", d.content_id AS id, d.locale,
              convert_from(d.summary, 'UTF8')::jsonb ->> 'canonicalUrl' AS url
       FROM language_versions v JOIN delivery_documents d ON d.content_id = v.content_id
       WHERE v.original_id = ANY($1::uuid[]) AND d.state = 'live'
       ORDER BY (v.content_id = v.original_id) DESC, d.locale, d.content_id`,
      [originalIds],
    );
  }

  /** When anything in a branch last changed. Plan: as `files`. */
  async changedAt(unitId: string): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `SELECT max(updated_at) AS at FROM delivery_documents WHERE state = 'live' AND org_path @> ARRAY[$1::uuid]`,
      [unitId],
    );
    return row?.at ?? null;
  }

  /** Those of the unit that hold anything, with when their newest changed. Plan: `delivery_documents_column_id`. */
  columns(unitId: string): Promise<{ code: string; updatedAt: Date }[]> {
    return this.database.query(
      `SELECT c.code, max(d.updated_at) AS "updatedAt" FROM columns c
       JOIN delivery_documents d ON d.column_id = c.id AND d.state = 'live'
       WHERE c.organization_id = $1 GROUP BY c.id ORDER BY c.position, c.id`,
      [unitId],
    );
  }

  /** Slugs. Plan: index `topics_live`. */
  async topics(unitId: string): Promise<string[]> {
    const rows = await this.database.query<{ slug: string }>(
      `SELECT slug FROM topics WHERE organization_id = $1 AND state = 'live' ORDER BY position, id`,
      [unitId],
    );
    return rows.map(({ slug }) => slug);
  }

  /** Those that have a page. Plan: programmes of the unit, few; `delivery_documents_programme`. */
  programmes(unitId: string): Promise<MapProgramme[]> {
    return this.database.query(
      `SELECT p.code, p.languages, greatest(p.updated_at, max(d.updated_at)) AS "updatedAt"
       FROM programmes p LEFT JOIN delivery_documents d ON d.programme_id = p.id AND d.state = 'live'
       WHERE p.organization_id = $1 AND p.visibility = 'public' AND p.state <> 'hidden'
       GROUP BY p.id ORDER BY p.code`,
      [unitId],
    );
  }
}
