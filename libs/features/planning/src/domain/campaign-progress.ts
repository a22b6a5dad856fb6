export const campaignMetrics = ['items', 'publications', 'views'] as const;

/**
 * `items`: items of which something is out. `publications`: posts that are out, one per item and account. `views`: views
 * of the items on our own site; platforms are never added up with it, nor with one another.
 */
export type CampaignMetric = (typeof campaignMetrics)[number];

export interface CampaignTarget {
  /** Of one unit; null: of the whole campaign. */
  unitId: string | null;
  metric: CampaignMetric;
  /** Only posts on this platform; never with `views`. */
  platform: string | null;
  number: number;
}

/** A post that is out, of an item of the campaign. */
export interface LivePost {
  contentId: string;
  unitId: string;
  platform: string;
  publicationId: string;
}

export interface ItemViews {
  contentId: string;
  unitId: string;
  views: number;
}

export interface TargetProgress extends CampaignTarget {
  reached: number;
  isReached: boolean;
}

/** How far a target is reached; an item that is out five times is one item. */
export function progressOf(target: CampaignTarget, posts: LivePost[], views: ItemViews[]): TargetProgress {
  const isOf = ({ unitId }: { unitId: string }) => target.unitId === null || unitId === target.unitId;
  const own = posts.filter(
    (post) => isOf(post) && (target.platform === null || post.platform === target.platform),
  );
  const reached = {
    items: () => new Set(own.map(({ contentId }) => contentId)).size,
    publications: () => new Set(own.map(({ publicationId }) => publicationId)).size,
    views: () => views.filter(isOf).reduce((sum, item) => sum + item.views, 0),
  }[target.metric]();
  return { ...target, reached, isReached: reached >= target.number };
}
