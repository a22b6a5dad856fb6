import { Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { SiteFinder } from '@haojiao/features/sites';
import type { Site } from '@haojiao/features/sites';
import type { SiteUnit } from './pages/site-unit';
import { themeAddressOf, themeStyle } from './pages/theme-style';
import { DeliveryReader } from './persistence/delivery-reader';
import type { UnitRow } from './persistence/delivery-reader';

/** Puts together what pages print of a unit. */
@Injectable()
export class SiteUnitMaker {
  constructor(
    private readonly reader: DeliveryReader,
    private readonly sites: SiteFinder,
    private readonly settings: Settings,
  ) {}

  /** @param draft settings that are only looked at, and where their colours are */
  async make(row: UnitRow, draft?: { site: Site; themeAddress: string }): Promise<SiteUnit> {
    const [site, columns, itemUrlPattern] = await Promise.all([
      draft?.site ?? this.sites.find(row.id),
      this.reader.columns(row.id),
      this.reader.itemUrlPattern(row.id),
    ]);
    return {
      ...row,
      site,
      columns,
      ownSiteUrl: itemUrlPattern ? this.foreignOrigin(itemUrlPattern) : null,
      themeAddress: draft?.themeAddress ?? themeAddressOf(row.code, themeStyle(site)),
    };
  }

  /** A pattern may also lead to our own pages, by an address of the unit's choice. */
  private foreignOrigin(pattern: string): string | null {
    const address = pattern.replaceAll(/[{}]/g, '');
    if (!URL.canParse(address)) return null;
    const { origin } = new URL(address);
    return origin === new URL(this.settings.publicUrl).origin ? null : `${origin}/`;
  }
}
