import { Injectable } from '@nestjs/common';
import { beijingDate, nextBeijingMidnight, notFound, startOfBeijingDay } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { periodOf, stepsOf, wholeDaysOf } from './domain/period';
import type { Period, PeriodWish } from './domain/period';
import { siteFigures } from './domain/site-figures';
import type { SiteFigures, ViewFigures } from './domain/site-figures';
import { FigureFreshness } from './figure-freshness';
import { FiguresRepository } from './persistence/figures.repository';
import type { DaySketch } from './persistence/figures.repository';
import { MediaAnalytics } from './media-analytics';
import type { CountedMedia } from './media-analytics';
import { PlatformChannels } from './platform-channels';
import type { PlatformChannel } from './platform-channels';
import { VisitorUnions } from './visitor-unions';

/** Absent where the period cuts a day or nobody can tell now. */
type WithVisitors = ViewFigures & { visitors?: number };

export interface ChannelFigures {
  channel: string;
  definitionId: string;
  source: 'counted';
  totals: WithVisitors;
  surfaces: (WithVisitors & { surface: string })[];
  series: (WithVisitors & { at: Date })[];
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
    const [rows, sketches] = await Promise.all([
      this.figures.ofContent(contentId, period),
      days && this.figures.sketchesOfContent(contentId, days.firstDay, days.dayAfter),
    ]);
    const channels = siteFigures(rows, stepsOf(period, now)).map((figures) =>
      this.withVisitors(
        figures,
        period,
        sketches?.filter((sketch) => sketch.rule === figures.definitionId) ?? null,
      ),
    );
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

  private async withVisitors(
    { definitionId, totals, surfaces, series }: SiteFigures,
    period: Period,
    sketches: DaySketch[] | null,
  ): Promise<ChannelFigures> {
    /** Visitors travel apart from views, and may be ahead of them: who is told here has a view that is told here. */
    const visitorsOf = async (
      { views }: ViewFigures,
      wanted: (sketch: DaySketch) => boolean,
    ): Promise<{ visitors?: number }> => {
      const visitors = sketches && (await this.unions.count(sketches.filter(wanted)));
      return visitors === null ? {} : { visitors: Math.min(visitors, views) };
    };
    return {
      channel: 'site',
      definitionId,
      source: 'counted',
      totals: { ...totals, ...(await visitorsOf(totals, () => true)) },
      surfaces: await Promise.all(
        surfaces.map(async (row) => ({
          ...row,
          ...(await visitorsOf(row, (sketch) => sketch.surface === row.surface)),
        })),
      ),
      series: await Promise.all(
        series.map(async (row) => ({
          ...row,
          ...(period.granularity === 'day' &&
            (await visitorsOf(row, (sketch) => sketch.day === beijingDate(row.at)))),
        })),
      ),
    };
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
