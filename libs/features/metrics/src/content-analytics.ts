import { Injectable } from '@nestjs/common';
import { beijingDate, nextBeijingMidnight, notFound, startOfBeijingDay } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { periodOf, stepsOf, wholeDaysOf } from './domain/period';
import type { Period, PeriodWish } from './domain/period';
import { siteFigures } from './domain/site-figures';
import { FigureFreshness } from './figure-freshness';
import { FiguresRepository } from './persistence/figures.repository';
import { MediaAnalytics } from './media-analytics';
import type { CountedMedia } from './media-analytics';
import { PlatformChannels } from './platform-channels';
import type { PlatformChannel } from './platform-channels';
import { SiteVisitors } from './site-visitors';
import type { SiteChannel } from './site-visitors';
import { VisitorUnions } from './visitor-unions';

export interface ChannelFigures extends SiteChannel {
  channel: string;
  source: 'counted';
}

export interface ContentFigures {
  period: Period;
  asOf: Date;
  channels: ChannelFigures[];
  /** Beside the site, never added to it nor to one another. */
  platforms?: PlatformChannel[];
  /** Of an episode. */
  listens?: CountedMedia;
  /** Of a film. */
  plays?: CountedMedia;
}

/** Everything that was counted of one item on the own site by one rule. */
export interface SiteTotals {
  definitionId: string;
  views: number;
  /** Absent where nobody can tell now. */
  visitors?: number;
  /** Every view answered before this moment is in the figures. */
  asOf: Date;
}

const see = {
  read: 'content.read',
  noun: 'content',
  zh: '没有这篇稿件。',
  en: 'There is no such content item.',
} as const;

/** What became of one item, hour by hour or day by day. */
@Injectable()
export class ContentAnalytics {
  constructor(
    private readonly database: Database,
    private readonly figures: FiguresRepository,
    private readonly unions: VisitorUnions,
    private readonly visitors: SiteVisitors,
    private readonly freshness: FigureFreshness,
    private readonly media: MediaAnalytics,
    private readonly platforms: PlatformChannels,
  ) {}

  /** @throws AppError `content_not_found`, `not_allowed`, `invalid_input` */
  async of(actor: Actor, contentId: string, wish: PeriodWish): Promise<ContentFigures> {
    const { type, ...place } = await this.placeOf(contentId);
    actor.require('analytics.read', place, see);
    const now = new Date();
    const period = periodOf(wish, now);
    const asOf = await this.freshness.asOf();
    const days = wholeDaysOf(period, now);
    const [rows, sketches, leftOut] = await Promise.all([
      this.figures.ofContent(contentId, period),
      days && this.figures.sketchesOfContent(contentId, days.firstDay, days.dayAfter),
      days && this.figures.leftOutOfContent(contentId, days.firstDay, days.dayAfter),
    ]);
    const channels = siteFigures(rows, stepsOf(period, now), period.granularity).map(async (figures) => ({
      channel: 'site',
      source: 'counted' as const,
      ...(await this.visitors.complete(figures, period, { sketches, leftOut })),
    }));
    return {
      period,
      asOf,
      channels: await Promise.all(channels),
      platforms: await this.platforms.of(actor, contentId, period),
      ...(type === 'episode' && { listens: await this.media.listensOf([contentId], period) }),
      ...(type === 'video' && { plays: await this.media.playsOf([contentId], period) }),
    };
  }

  /**
   * What an item got on the own site since a day, by the newest rule that counted it: views of two rules are never added
   * up. No permission is asked: the caller says who may know.
   */
  async totalsSince(contentId: string, since: Date): Promise<SiteTotals> {
    const now = new Date();
    const period: Period = {
      from: startOfBeijingDay(since),
      to: nextBeijingMidnight(now),
      granularity: 'day',
    };
    const asOf = await this.freshness.asOf();
    const [rows, sketches] = await Promise.all([
      this.figures.ofContent(contentId, period),
      this.figures.sketchesOfContent(contentId, beijingDate(period.from), beijingDate(period.to)),
    ]);
    const { definitionId, totals } = siteFigures(rows, []).at(-1)!;
    const visitors = await this.unions.count(sketches.filter(({ rule }) => rule === definitionId));
    const known = visitors === null ? {} : { visitors: Math.min(visitors, totals.views) };
    return { definitionId, views: totals.views, ...known, asOf };
  }

  private async placeOf(contentId: string): Promise<PlaceInTree & { type: string }> {
    const [place] = await this.database.query<PlaceInTree & { type: string }>(
      `SELECT o.id, o.path, c.type FROM contents c JOIN organizations o ON o.id = c.organization_id
       WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [contentId],
    );
    if (!place) throw notFound(see.noun, see.zh, see.en);
    return place;
  }
}
