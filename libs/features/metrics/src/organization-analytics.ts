import { Injectable } from '@nestjs/common';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { periodOf, stepsOf, wholeDaysOf } from './domain/period';
import type { Period, PeriodWish } from './domain/period';
import { siteFigures } from './domain/site-figures';
import { FigureFreshness } from './figure-freshness';
import { FiguresRepository } from './persistence/figures.repository';
import type { FigureScope } from './persistence/figures.repository';
import { SiteVisitors } from './site-visitors';
import type { SiteChannel } from './site-visitors';

export interface OverviewWish extends PeriodWish {
  /** A unit with everything below it; absent: all that the caller may see. */
  organizationId?: string;
}

export interface Overview {
  period: Period;
  asOf: Date;
  organizationId: string | null;
  contentsViewed: number;
  site: SiteChannel[];
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Figures of a unit and its branch, by whole days, weeks or months. */
@Injectable()
export class OrganizationAnalytics {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly figures: FiguresRepository,
    private readonly freshness: FigureFreshness,
    private readonly visitors: SiteVisitors,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async overview(actor: Actor, wish: OverviewWish): Promise<Overview> {
    const within = await this.scopeOf(actor, wish.organizationId);
    const now = new Date();
    const period = periodOf(wish, now);
    const asOf = await this.freshness.asOf();
    const days = wholeDaysOf(period, now);
    const [rows, contentsViewed, sketches, leftOut] = await Promise.all([
      this.figures.ofScope(within, period),
      this.figures.viewedContents(within, period),
      days && this.figures.sketchesOfScope(within, period),
      days && this.figures.leftOutOfScope(within, period),
    ]);
    const site: SiteChannel[] = [];
    for (const figures of siteFigures(rows, stepsOf(period, now), period.granularity)) {
      site.push(await this.visitors.complete(figures, period, { sketches, leftOut }));
    }
    return { period, asOf, organizationId: within.organizationId, contentsViewed, site };
  }

  private async scopeOf(actor: Actor, organizationId: string | undefined): Promise<FigureScope> {
    if (organizationId) {
      actor.require('analytics.read', await this.organizations.placeOf(organizationId), see);
    }
    return { organizationId: organizationId ?? null, scope: actor.scope('analytics.read') };
  }
}
