import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { currentRule, newestViewRule } from '@haojiao/features/metrics';
import { progressOf } from '../domain/campaign-progress';
import type { ItemViews, LivePost, TargetProgress } from '../domain/campaign-progress';
import type { CampaignEntity } from './campaign.entity';
import { CampaignsService } from './campaigns.service';

export interface UnitProgress {
  unitId: string;
  /** Items that joined, drafts too. */
  joined: number;
  /** Items of which something is out. */
  items: number;
  /** Posts that are out, by platform; never added up. */
  publications: Record<string, number>;
  views: number;
}

export interface CampaignProgress {
  campaign: CampaignEntity;
  /** Rule by which views are counted. */
  viewsDefinitionId: string;
  units: UnitProgress[];
  targets: TargetProgress[];
  /** Items that the caller may read, drafts of other units left out for those who see a part. */
  items: { contentId: string; title: string; state: string; unitId: string }[];
}

interface ItemRow {
  contentId: string;
  title: string;
  state: string;
  unitId: string;
  mayRead: boolean;
}

/** What a campaign reached, counted from rows each time it is asked. */
@Injectable()
export class ReadCampaignProgress {
  constructor(
    private readonly database: Database,
    private readonly campaigns: CampaignsService,
  ) {}

  /** @throws AppError `campaign_not_found` */
  async read(actor: Actor, id: string): Promise<CampaignProgress> {
    const campaign = await this.campaigns.get(actor, id);
    const seesAll = await this.campaigns.seesAll(actor, campaign);
    const all = await this.itemsOf(actor, campaign);
    // Who sees a part sees the numbers of that part, and nothing of what others have in the making.
    const items = seesAll ? all : all.filter(({ mayRead }) => mayRead);
    const unitOf = new Map(items.map(({ contentId, unitId }) => [contentId, unitId]));
    const posts = (await this.postsOf(campaign))
      .filter(({ contentId }) => unitOf.has(contentId))
      .map((post) => ({ ...post, unitId: unitOf.get(post.contentId)! }));
    const { rule, items: viewed } = await this.viewsOf(campaign);
    const views = viewed
      .filter(({ contentId }) => unitOf.has(contentId))
      .map((item) => ({ ...item, unitId: unitOf.get(item.contentId)! }));
    const units = seesAll
      ? this.campaigns.partsOf(campaign)
      : [...new Set(items.map(({ unitId }) => unitId))];
    return {
      campaign,
      viewsDefinitionId: rule,
      units: units.map((unitId) => unitProgress(unitId, items, posts, views)),
      targets: campaign.targets
        .filter(({ unitId }) => seesAll || (unitId !== null && units.includes(unitId)))
        .map((target) => progressOf(target, posts, views)),
      items: items.filter(({ mayRead }) => mayRead).map(({ mayRead: _, ...item }) => item),
    };
  }

  /** Each under the nearest unit upwards that takes part. Plan: primary key of `campaign_items`, keys of the others. */
  private itemsOf(actor: Actor, campaign: CampaignEntity): Promise<ItemRow[]> {
    return this.database.query<ItemRow>(
      `SELECT c.id AS "contentId", c.title, c.state, part.unit AS "unitId", ${scopeSql('o', 1)} AS "mayRead"
       FROM campaign_items i JOIN contents c ON c.id = i.content_id AND c.deleted_at IS NULL
       JOIN organizations o ON o.id = c.organization_id
       CROSS JOIN LATERAL (
         SELECT p.unit FROM unnest(o.path) WITH ORDINALITY AS p (unit, depth)
         WHERE p.unit = ANY($4::uuid[]) ORDER BY p.depth DESC LIMIT 1) part
       WHERE i.campaign_id = $3 ORDER BY c.id`,
      [...scopeParameters(actor.scope('content.read')), campaign.id, this.campaigns.partsOf(campaign)],
    );
  }

  /** Posts that are out. Plan: `campaign_items`, then `publications_content_id`. */
  private postsOf({ id }: CampaignEntity): Promise<Omit<LivePost, 'unitId'>[]> {
    return this.database.query(
      `SELECT p.content_id AS "contentId", p.platform, p.id AS "publicationId"
       FROM campaign_items i JOIN publications p ON p.content_id = i.content_id
       WHERE i.campaign_id = $1 AND p.published_at IS NOT NULL AND p.state <> 'withdrawn'`,
      [id],
    );
  }

  /**
   * Views of our own site in the days of the campaign, by the newest rule that counted in them: views by two rules are
   * never added up. Plan: primary key of `view_days`.
   */
  private async viewsOf({
    id,
    startsOn,
    endsOn,
  }: CampaignEntity): Promise<{ rule: string; items: Omit<ItemViews, 'unitId'>[] }> {
    const rows = await this.database.query<Omit<ItemViews, 'unitId'> & { rule: string }>(
      `SELECT v.content_id AS "contentId", v.rule, sum(v.views_counted)::float8 AS views
       FROM campaign_items i JOIN view_days v ON v.content_id = i.content_id
       WHERE i.campaign_id = $1 AND v.day BETWEEN $2::date AND $3::date
       GROUP BY v.content_id, v.rule`,
      [id, startsOn, endsOn],
    );
    const newest = newestViewRule(rows.map(({ rule }) => rule)) ?? currentRule;
    return { rule: newest.id, items: rows.filter(({ rule }) => rule === newest.id) };
  }
}

function unitProgress(unitId: string, items: ItemRow[], posts: LivePost[], views: ItemViews[]): UnitProgress {
  const own = posts.filter((post) => post.unitId === unitId);
  const publications: Record<string, number> = {};
  for (const { platform } of own) publications[platform] = (publications[platform] ?? 0) + 1;
  return {
    unitId,
    joined: items.filter((item) => item.unitId === unitId).length,
    items: new Set(own.map(({ contentId }) => contentId)).size,
    publications,
    views: views.filter((item) => item.unitId === unitId).reduce((sum, item) => sum + item.views, 0),
  };
}
