import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { lineOf } from '../words-of-assets';

export interface TagUse {
  tag: string;
  uses: number;
}

@Injectable()
export class SuggestTags {
  constructor(private readonly database: Database) {}

  /**
   * Tags that are in use in the units whose libraries the caller reads. Plan: the units of the scope, then the primary
   * key of `asset_tag_uses`, which has a row per unit and tag and not per asset.
   */
  async suggest(
    actor: Actor,
    wish: { organizationId?: string; q?: string; limit?: number },
  ): Promise<TagUse[]> {
    const words = lineOf(wish.q).toLowerCase();
    return this.database.query<TagUse>(
      `SELECT t.tag, sum(t.uses)::integer AS uses
       FROM asset_tag_uses t JOIN organizations o ON o.id = t.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND t.uses > 0 AND strpos(lower(t.tag), $4) > 0
       GROUP BY t.tag
       ORDER BY starts_with(lower(t.tag), $4) DESC, 2 DESC, t.tag LIMIT $5`,
      [...scopeParameters(actor.scope('asset.read')), wish.organizationId ?? null, words, wish.limit ?? 20],
    );
  }
}
