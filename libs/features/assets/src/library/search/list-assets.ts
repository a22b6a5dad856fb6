import { Injectable } from '@nestjs/common';
import { characterPairs } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { AssetsService } from '../../assets.service';
import type { AssetEntity } from '../../persistence/asset.entity';
import { FindSimilar } from '../similar/find-similar';
import { lineOf } from '../words-of-assets';
import type { AssetFilter } from './asset-filter';

/** Words that more assets have are common: reading assets in order soon finds enough of them. */
const RARE = 2_000;
/** Of a page of unused assets this many are looked at, at most: what is used everywhere must not hold the api. */
const MOST_LOOKED_AT = 2_000;

export interface AssetPage {
  items: AssetEntity[];
  /** The id after which the next page begins; null: that was all. */
  nextAfter: string | null;
}

/** Finds assets for lists: the current versions of what the caller may see. */
@Injectable()
export class ListAssets {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly similar: FindSimilar,
  ) {}

  /**
   * Newest first. Of `unused` ones 200 are looked at in one go, by one statement of each feature, each of which asks an index
   * once for an asset (see the features' own finders): at most 2,000 assets and 10 goes for a page.
   * @throws AppError `asset_not_found` for a `similarTo` or `duplicateOf` that the caller may not see
   */
  async page(actor: Actor, filter: AssetFilter, limit: number, after: string | null): Promise<AssetPage> {
    const ids = await this.wantedIds(actor, filter);
    if (!filter.unused) {
      const found = await this.ids(actor, filter, ids, limit + 1, after);
      return this.pageOf(found.slice(0, limit), found.length > limit ? found[limit - 1]! : null);
    }
    const kept: string[] = [];
    let last = after;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += BATCH) {
      const batch = await this.ids(actor, filter, ids, BATCH, last);
      const used = await this.assets.usedAmong(batch);
      for (const id of batch) {
        if (kept.length === limit) return this.pageOf(kept, last);
        last = id;
        if (!used.has(id)) kept.push(id);
      }
      if (batch.length < BATCH) return this.pageOf(kept, null);
    }
    return this.pageOf(kept, last);
  }

  /** All that fit, for a job over them; at most `most`. */
  async allIds(actor: Actor, filter: AssetFilter, most: number): Promise<string[]> {
    if (!filter.unused) return this.ids(actor, filter, await this.wantedIds(actor, filter), most, null);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { items, nextAfter }: AssetPage = await this.page(actor, filter, BATCH, after);
      found.push(...items.map(({ id }) => id));
      after = nextAfter;
    } while (after && found.length < most);
    return found.slice(0, most);
  }

  /**
   * The caller's own, and those of the units whose libraries they read: each half by itself, so that each has its index.
   * Own: `assets_uploaded_by` backwards. Units: `assets_organization_id` for few, the primary key backwards for many;
   * `assets_folder_id`, `assets_without_alt_text`, `assets_rights_expire_on`, `assets_generated` and the GIN index
   * `assets_tags` where they are asked for; the primary key where words, likeness or bytes leave few.
   */
  private async ids(
    actor: Actor,
    filter: AssetFilter,
    wanted: string[] | null,
    limit: number,
    after: string | null,
  ): Promise<string[]> {
    const organizationId = filter.organizationId ?? null;
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM (${half('a.organization_id = ANY($1::uuid[])')}
         UNION ${half('a.uploaded_by = $2 AND a.organization_id = ANY($3::uuid[])')}) found
       ORDER BY id DESC LIMIT $4`,
      [
        await this.units(actor, 'asset.read', organizationId),
        actor.userId,
        await this.units(actor, 'asset.write', organizationId),
        limit,
        after,
        filter.folderId ?? null,
        filter.kind ?? null,
        wordsOf(filter.q),
        wanted,
        filter.tag ? [lineOf(filter.tag)] : null,
        filter.missingAltText ?? null,
        filter.rightsExpireBefore ?? null,
        filter.generated ?? null,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** What words, likeness and bytes leave; null: they don't narrow it. */
  private async wantedIds(actor: Actor, filter: AssetFilter): Promise<string[] | null> {
    const sets = [
      await this.rareHits(wordsOf(filter.q)),
      filter.similarTo ? (await this.similar.of(actor, filter.similarTo)).map(({ id }) => id) : null,
      filter.duplicateOf ? await this.similar.sameBytesAs(actor, filter.duplicateOf) : null,
    ].filter((set) => set !== null);
    if (sets.length === 0) return null;
    return sets.reduce((all, set) => all.filter((id) => set.includes(id)));
  }

  /** Plan: the GIN index over `path`. */
  private async units(
    actor: Actor,
    action: 'asset.read' | 'asset.write',
    organizationId: string | null,
  ): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT o.id FROM organizations o
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])`,
      [...scopeParameters(actor.scope(action)), organizationId],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * All assets with the words; null where the words are common or just one character. Plan: bitmap scan of
   * `assets_character_pairs`, what it finds is compared until there are too many.
   */
  private async rareHits(words: string | null): Promise<string[] | null> {
    const pairs = characterPairs(words ?? '');
    if (pairs.length === 0) return null;
    const rows = await this.database.query<{ id: string }>(
      `SELECT a.id FROM assets a
       WHERE a.deleted_at IS NULL AND character_pairs(a.search_text) @> $1::text[] AND strpos(a.search_text, $2) > 0
       LIMIT $3`,
      [pairs, words, RARE + 1],
    );
    return rows.length > RARE ? null : rows.map(({ id }) => id);
  }

  private async pageOf(ids: string[], nextAfter: string | null): Promise<AssetPage> {
    const items = await this.assets.loadMany(ids);
    return { items: items.sort((one, other) => (one.id < other.id ? 1 : -1)), nextAfter };
  }
}

const BATCH = 200;

function half(whose: string): string {
  return `(
    SELECT a.id FROM assets a
    WHERE ${whose} AND a.deleted_at IS NULL AND a.replaced_at IS NULL
      AND ($5::uuid IS NULL OR a.id < $5) AND ($6::uuid IS NULL OR a.folder_id = $6)
      AND ($7::text IS NULL OR a.kind = $7) AND ($8::text IS NULL OR strpos(a.search_text, $8) > 0)
      AND ($9::uuid[] IS NULL OR a.id = ANY($9::uuid[])) AND ($10::text[] IS NULL OR a.tags @> $10::text[])
      AND ($11::boolean IS NULL OR (a.alt_text = '' AND a.kind = 'image') = $11)
      AND ($12::date IS NULL OR a.rights_expire_on < $12) AND ($13::text IS NULL OR a.generated_content = $13)
    ORDER BY a.id DESC LIMIT $4)`;
}

/** As texts are kept for the search; null when nothing is asked. */
function wordsOf(q: string | undefined): string | null {
  return lineOf(q).toLowerCase() || null;
}
