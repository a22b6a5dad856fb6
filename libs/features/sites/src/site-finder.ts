import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import { Blackouts } from '@haojiao/features/publications';
import { effectiveSettings } from './domain/effective-site';
import type { EffectiveSettings, SiteLevel } from './domain/effective-site';
import { greyStateOf } from './domain/grey-theme';
import { launchOf } from './domain/launch';
import type { Launch } from './domain/launch';
import { greyOrdersOfMourning } from './domain/mourning';
import { REGISTER_OF_SITES, policeRegisterUrl } from './domain/site';
import type { Site } from './domain/site';
import { assetIdsOf } from './domain/site-settings';
import type { SiteSettings } from './domain/site-settings';
import { wholeTheme } from './domain/site-theme';
import { isPublicSite } from './public-site';
import { SitePictures } from './site-pictures';

/** What a unit's pages say of it. No permission is asked: all of it is printed for everybody. */
@Injectable()
export class SiteFinder {
  constructor(
    private readonly database: Database,
    private readonly configuration: Settings,
    private readonly pictures: SitePictures,
    private readonly blackouts: Blackouts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @param draft the unit's own settings, in place of those that are saved */
  async find(organizationId: string, draft?: SiteSettings): Promise<Site> {
    const way = await this.way(organizationId);
    const own = way.at(-1);
    const now = this.clock.now();
    if (draft && own) Object.assign(own, { settings: draft, greySetAt: now });
    const effective = effectiveSettings(way);
    const { settings } = effective;
    const mourning = greyOrdersOfMourning(way, await this.blackouts.mourning(organizationId, now));
    const pictures = await this.pictures.find(assetIdsOf(settings));
    return {
      organizationId,
      name: settings.name,
      description: settings.description ?? null,
      keywords: settings.keywords ?? [],
      siteIdCode: settings.siteIdCode ?? null,
      logo: pictures.atLeast(settings.logoAssetId, 96),
      headerPicture: pictures.atLeast(settings.headerAssetId, 1_600),
      icpNumber: settings.icpNumber ?? null,
      icpUrl: settings.icpUrl ?? REGISTER_OF_SITES,
      psbNumber: settings.psbNumber ?? null,
      psbUrl: settings.psbUrl ?? policeRegisterUrl(settings.psbNumber),
      hotline: settings.hotline ?? null,
      address: settings.address ?? null,
      copyright: settings.copyright ?? null,
      followCodes: (settings.followCodes ?? []).flatMap(({ platform, name, assetId }) => {
        const picture = pictures.atLeast(assetId, 240);
        return picture ? [{ platform, name, picture }] : [];
      }),
      serviceCards: settings.serviceCards ?? [],
      template: settings.template,
      theme: wholeTheme(settings.template, settings.theme),
      grey: greyStateOf([...effective.greyOrders, ...mourning], now),
      launch: this.launchOf(effective),
    };
  }

  /** From the root to the unit. Plan: primary keys of `organizations` and `site_settings`, 12 rows at most. */
  async way(organizationId: string, manager?: EntityManager): Promise<SiteLevel[]> {
    return this.database.query<SiteLevel>(
      `SELECT o.id AS "organizationId", o.name, o.icp_number AS "icpNumber", o.psb_number AS "psbNumber",
              coalesce(s.settings, '{}') AS settings, s.grey_set_at AS "greySetAt",
              s.launch_waiver AS "launchWaiver"
       FROM organizations unit JOIN organizations o ON o.id = ANY(unit.path)
       LEFT JOIN site_settings s ON s.organization_id = o.id
       WHERE unit.id = $1 ORDER BY cardinality(o.path)`,
      [organizationId],
      manager,
    );
  }

  launchOf({ settings, launchWaiver }: EffectiveSettings): Launch {
    return launchOf(settings, launchWaiver, isPublicSite(this.configuration));
  }
}
