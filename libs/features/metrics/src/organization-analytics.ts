import { Injectable } from '@nestjs/common';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { periodOf, stepsOf } from './domain/period';
import type { Period, PeriodWish } from './domain/period';
import { siteFigures } from './domain/site-figures';
import type { SiteFigures } from './domain/site-figures';
import { FigureFreshness } from './figure-freshness';
import { FiguresRepository } from './persistence/figures.repository';
import type { FigureScope } from './persistence/figures.repository';

export interface OverviewWish extends PeriodWish {
  /** A unit with everything below it; absent: all that the caller may see. */
  organizationId?: string;
}

export interface Overview {
  period: Period;
  asOf: Date;
  organizationId: string | null;
  contentsViewed: number;
  site: SiteFigures[];
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Figures of a unit and its branch, by whole days. */
@Injectable()
export class OrganizationAnalytics {
  constructor(
    private readonly organizations: OrganizationsService,
    private readonly figures: FiguresRepository,
    private readonly freshness: FigureFreshness,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async overview(actor: Actor, wish: OverviewWish): Promise<Overview> {
    const within = await this.scopeOf(actor, wish.organizationId);
    const now = new Date();
    const period = periodOf({ from: wish.from, to: wish.to }, now);
    const asOf = await this.freshness.asOf();
    const [rows, contentsViewed] = await Promise.all([
      this.figures.ofScope(within, period),
      this.figures.viewedContents(within, period),
    ]);
    const site = siteFigures(rows, stepsOf(period, now));
    return { period, asOf, organizationId: within.organizationId, contentsViewed, site };
  }

  private async scopeOf(actor: Actor, organizationId: string | undefined): Promise<FigureScope> {
    if (organizationId) {
      actor.require('analytics.read', await this.organizations.placeOf(organizationId), see);
    }
    return { organizationId: organizationId ?? null, scope: actor.scope('analytics.read') };
  }
}
