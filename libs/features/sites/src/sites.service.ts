import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidInput } from '@haojiao/kernel';
import type { Clock, Json } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor, PlaceInTree } from '@haojiao/features/organizations';
import { effectiveSettings } from './domain/effective-site';
import type { EffectiveSettings } from './domain/effective-site';
import type { Launch } from './domain/launch';
import { settingFaults } from './domain/setting-faults';
import { assetIdsOf } from './domain/site-settings';
import type { SiteSettings } from './domain/site-settings';
import { themeFaults } from './domain/site-theme';
import { SiteSettingsEntity } from './persistence/site-settings.entity';
import { SiteFinder } from './site-finder';

/** A unit's settings with what holds in the end. */
export interface SiteView {
  organizationId: string;
  own: SiteSettings;
  effective: EffectiveSettings;
  launch: Launch;
  /** 0 before anything was set. */
  version: number;
  updatedAt: Date | null;
}

/** What somebody wants changed. */
export interface SiteChange {
  /** What shall stand, from what stands. */
  settingsAfter: (current: SiteSettings) => SiteSettings;
  /** Whether it says what `grey` shall be, be it what it was. */
  saysGrey: boolean;
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Units set how their public pages look and what these say of them. */
@Injectable()
export class SitesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly finder: SiteFinder,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get(actor: Actor, organizationId: string): Promise<SiteView> {
    await this.requirePlace(actor, organizationId, 'organization.read');
    const row = await this.database.manager.findOneBy(SiteSettingsEntity, { organizationId });
    return this.view(organizationId, row);
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async change(
    actor: Actor,
    organizationId: string,
    { settingsAfter, saysGrey }: SiteChange,
    checkVersion: (current: SiteView) => void,
  ): Promise<SiteView> {
    return this.database.transaction(async (manager) => {
      await this.requirePlace(actor, organizationId, 'site.manage', manager);
      const row = await this.lock(organizationId, manager);
      checkVersion(await this.view(organizationId, row, manager));
      const settings = settingsAfter(row.settings);
      await this.requireSound(actor, organizationId, settings, manager);
      const before = row.settings;
      const saved = await manager.save(Object.assign(row, { settings, assetIds: assetIdsOf(settings) }));
      if (saysGrey) await this.markGrey(organizationId, manager);
      const details = { before, after: settings } as unknown as Json;
      await this.record(manager, actor, organizationId, 'site.changed', details);
      return this.view(organizationId, saved, manager);
    });
  }

  /**
   * Why the pages may be open without filing numbers, as on an intranet; null: they need them again. Only for those
   * who manage the unit itself. @throws AppError `organization_not_found`, `not_allowed`
   */
  async waiveLaunch(
    actor: Actor,
    organizationId: string,
    reason: string | null,
    checkVersion: (current: SiteView) => void,
  ): Promise<SiteView> {
    return this.database.transaction(async (manager) => {
      await this.requirePlace(actor, organizationId, 'organization.manage', manager);
      const row = await this.lock(organizationId, manager);
      checkVersion(await this.view(organizationId, row, manager));
      Object.assign(row, {
        launchWaiver: reason,
        waivedBy: reason === null ? null : actor.userId,
        waivedAt: reason === null ? null : this.clock.now(),
      });
      const saved = await manager.save(row);
      const action = reason === null ? 'site.launch_waiver_ended' : 'site.launch_waived';
      await this.record(manager, actor, organizationId, action, { reason });
      return this.view(organizationId, saved, manager);
    });
  }

  /** For a draft that is looked at before it is saved. @throws as `change` */
  async requireSavable(actor: Actor, organizationId: string, settings: SiteSettings): Promise<void> {
    await this.requirePlace(actor, organizationId, 'site.manage');
    await this.requireSound(actor, organizationId, settings);
  }

  private async requirePlace(
    actor: Actor,
    organizationId: string,
    action: Action,
    manager?: EntityManager,
  ): Promise<PlaceInTree> {
    const place = await this.organizations.placeOf(organizationId, manager);
    actor.require(action, place, see);
    return place;
  }

  private async requireSound(
    actor: Actor,
    organizationId: string,
    settings: SiteSettings,
    manager?: EntityManager,
  ): Promise<void> {
    const way = await this.finder.way(organizationId, manager);
    const own = way.at(-1);
    if (own) own.settings = settings;
    const { template, theme } = effectiveSettings(way).settings;
    const faults = [...settingFaults(settings), ...themeFaults(template, theme)];
    if (faults.length > 0) throw invalidInput(faults);
    await this.assets.requireReadable(actor, assetIdsOf(settings), {
      ...(manager && { manager }),
      pathOf: (id) => pathOfAsset(settings, id),
    });
  }

  /** The unit's row, made where there was none, held to the end of the transaction. */
  private async lock(organizationId: string, manager: EntityManager): Promise<SiteSettingsEntity> {
    // The unit's own row is held: there may be none of settings yet to hold.
    await this.organizations.load(organizationId, manager, true);
    const found = await manager.findOneBy(SiteSettingsEntity, { organizationId });
    return (
      found ??
      manager.create(SiteSettingsEntity, {
        organizationId,
        settings: {},
        greySetAt: null,
        assetIds: [],
        launchWaiver: null,
        waivedBy: null,
        waivedAt: null,
      })
    );
  }

  /** By the same clock as the order of a time of mourning, with which it is compared. */
  private async markGrey(organizationId: string, manager: EntityManager): Promise<void> {
    await this.database.query(
      `UPDATE site_settings SET grey_set_at = CASE WHEN settings ? 'grey' THEN now() END WHERE organization_id = $1`,
      [organizationId],
      manager,
    );
  }

  private async view(
    organizationId: string,
    row: SiteSettingsEntity | null,
    manager?: EntityManager,
  ): Promise<SiteView> {
    const effective = effectiveSettings(await this.finder.way(organizationId, manager));
    return {
      organizationId,
      own: row?.settings ?? {},
      effective,
      launch: this.finder.launchOf(effective),
      version: row?.version ?? 0,
      updatedAt: row?.updatedAt ?? null,
    };
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    organizationId: string,
    action: string,
    details: Json,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'site',
      objectId: organizationId,
      details,
    });
  }
}

function pathOfAsset({ logoAssetId, headerAssetId, followCodes = [] }: SiteSettings, id: string): string {
  if (id === logoAssetId) return 'logoAssetId';
  if (id === headerAssetId) return 'headerAssetId';
  return `followCodes.${followCodes.findIndex(({ assetId }) => assetId === id)}.assetId`;
}
