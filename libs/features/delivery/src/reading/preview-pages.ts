import { Injectable } from '@nestjs/common';
import { SitePreviews } from '@haojiao/features/sites';
import type { Site } from '@haojiao/features/sites';
import { markOf, themeStyle } from '../pages/theme-style';
import { SiteUnitMaker } from '../site-unit-maker';
import { DeliveryReads } from './delivery-reads';
import { FrontPages } from './front-pages';
import type { ReadyPage } from './ready-page';

/** A unit's front with settings that are not saved yet; never kept, for whoever has the link. */
@Injectable()
export class PreviewPages {
  constructor(
    private readonly previews: SitePreviews,
    private readonly reads: DeliveryReads,
    private readonly maker: SiteUnitMaker,
    private readonly fronts: FrontPages,
  ) {}

  /** Null for a link that is over. */
  async front(token: string): Promise<ReadyPage | null> {
    const site = await this.previews.find(token);
    const row = site && (await this.reads.unit(site.organizationId));
    if (!site || !row) return null;
    const themeAddress = `/sites/preview/${token}/theme-${markOf(themeStyle(site))}.css`;
    return this.fronts.make(await this.maker.make(row, { site, themeAddress }), {});
  }

  async theme(token: string): Promise<string | null> {
    const site: Site | null = await this.previews.find(token);
    return site && themeStyle(site);
  }
}
