import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { idOrCode } from '../persistence/delivery-reader';

export interface DirectoryUnit {
  id: string;
  code: string;
  name: string;
}

export interface DirectoryOrganization extends DirectoryUnit {
  parentId: string | null;
  depth: number;
}

export interface DirectoryColumn {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  position: number;
  organization: DirectoryUnit;
}

export interface DirectoryBrand {
  id: string;
  code: string;
  name: string;
  description: string;
  color: string;
  logoAssetId: string | null;
  state: 'active' | 'retired';
  organization: DirectoryUnit;
}

export interface DirectoryProgramme {
  id: string;
  code: string;
  languages: string[];
  titles: Record<string, string>;
  descriptions: Record<string, string>;
  author: string;
  type: 'episodic' | 'serial';
  state: 'active' | 'ended';
  explicit: boolean;
  categories: string[];
  seasons: { number: number; title: string }[];
  link: string | null;
  coverAssetId: string | null;
  organization: DirectoryUnit;
}

const unit = `json_build_object('id', o.id, 'code', o.code, 'name', o.name) AS organization`;

/** A unit whose name readers know already: something of its branch is live. */
const isKnown = `EXISTS (SELECT FROM delivery_documents d WHERE d.state = 'live' AND d.org_path @> ARRAY[o.id])`;

const programme = `p.id, p.code, p.languages, p.titles, p.descriptions, p.author, p.type, p.state, p.explicit, p.categories,
  p.seasons, p.link, p.cover_asset_id AS "coverAssetId", ${unit}`;
/** As its page is: neither private nor hidden. */
const isShown = `p.visibility = 'public' AND p.state <> 'hidden'`;

/** What there is to narrow by, as far as it is public. All statements are bound; `after` is the last row's sort key. */
@Injectable()
export class DirectoryReader {
  constructor(private readonly database: Database) {}

  /** From the top down. Plan: the units of the branch; for each one look into `delivery_documents_org_path`, until a page is full. */
  organizations(
    organizationId: string,
    after: [depth: number, id: string] | null,
    limit: number,
  ): Promise<DirectoryOrganization[]> {
    return this.database.query(
      `SELECT o.id, o.code, o.name, o.parent_id AS "parentId", cardinality(o.path) AS depth
       FROM organizations o
       WHERE o.path @> ARRAY[$1::uuid] AND ${isKnown}
         AND ($2::int IS NULL OR (cardinality(o.path), o.id) > ($2::int, $3::uuid))
       ORDER BY cardinality(o.path), o.id LIMIT $4`,
      [organizationId, ...(after ?? [null, null]), limit],
    );
  }

  /** Those of the unit first, each unit's in their order. Plan: as above, and `columns_code` for the columns of a unit. */
  columns(
    organizationId: string,
    after: [isBelow: number, organizationId: string, position: number, id: string] | null,
    limit: number,
  ): Promise<DirectoryColumn[]> {
    return this.database.query(
      `SELECT c.id, c.code, c.name, c.parent_id AS "parentId", c.position, ${unit}
       FROM organizations o JOIN columns c ON c.organization_id = o.id
       WHERE o.path @> ARRAY[$1::uuid] AND ${isKnown}
         AND ($2::int IS NULL OR ((o.id <> $1)::int, o.id, c.position, c.id) > ($2::int, $3::uuid, $4::int, $5::uuid))
       ORDER BY (o.id <> $1)::int, o.id, c.position, c.id LIMIT $6`,
      [organizationId, ...(after ?? [null, null, null, null]), limit],
    );
  }

  /**
   * Those that its pages may show: of the unit, of those above and below it; retired ones while something that has them
   * is live. Plan: `brands` is small; for a retired one `delivery_documents_brand_id`.
   */
  brands(organizationId: string, after: string | null, limit: number): Promise<DirectoryBrand[]> {
    return this.database.query(
      `SELECT b.id, b.code, b.name, b.description, b.color, b.logo_asset_id AS "logoAssetId", b.state, ${unit}
       FROM brands b
       JOIN organizations o ON o.id = b.organization_id
       JOIN organizations asked ON asked.id = $1
       WHERE (asked.path @> ARRAY[o.id] OR o.path @> ARRAY[asked.id]) AND ${isKnown}
         AND (b.state = 'active'
           OR EXISTS (SELECT FROM delivery_documents d WHERE d.state = 'live' AND d.brand_id = b.id))
         AND ($2::uuid IS NULL OR b.id > $2)
       ORDER BY b.id LIMIT $3`,
      [organizationId, after, limit],
    );
  }

  /** Oldest first. Plan: primary key in order, the unit of each by its key, until a page is full. */
  programmes(organizationId: string, after: string | null, limit: number): Promise<DirectoryProgramme[]> {
    return this.database.query(
      `SELECT ${programme}
       FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE o.path @> ARRAY[$1::uuid] AND ${isShown} AND ($2::uuid IS NULL OR p.id > $2)
       ORDER BY p.id LIMIT $3`,
      [organizationId, after, limit],
    );
  }

  /** By id, or by its code in the branch: of several the one nearest to the top, then the oldest. Plan: `programmes` is small. */
  async programme(organizationId: string, codeOrId: string): Promise<DirectoryProgramme | null> {
    const [row] = await this.database.query<DirectoryProgramme>(
      `SELECT ${programme}
       FROM programmes p JOIN organizations o ON o.id = p.organization_id
       WHERE o.path @> ARRAY[$1::uuid] AND ${isShown} AND (p.id = $2::uuid OR p.code = $3::text)
       ORDER BY cardinality(o.path), p.id LIMIT 1`,
      [organizationId, ...idOrCode(codeOrId)],
    );
    return row ?? null;
  }
}
