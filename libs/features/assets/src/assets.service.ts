import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, ruleBroken } from '@haojiao/kernel';
import type { Json } from '@haojiao/kernel';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { FocalPoint } from '@haojiao/infrastructure/media';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { assetNotFound, mayReadAsset, requireAssetReading, requireAssetWriting } from './asset-access';
import type { AssetUsage, AssetUsageFinder, AssetsUsedAmong } from './asset-usage';
import { ORIGINAL, publicPath } from './public-path';
import { renderAsset } from './jobs/render-asset.queue';
import { RenderingBudget } from './renditions/rendering-budget';
import { AssetRenderingEntity } from './persistence/asset-rendering.entity';
import { AssetRenditionEntity } from './persistence/asset-rendition.entity';
import { describeAsset } from './library/describe-asset';
import type { AssetChanges } from './library/describe-asset';
import { AssetEntity } from './persistence/asset.entity';

/** Whether the caller sees this one file through something that was handed to them; the library stays closed. */
export type AssetLender = (actor: Actor, assetId: string) => Promise<boolean>;

@Injectable()
export class AssetsService {
  private readonly usageFinders: { find: AssetUsageFinder; among: AssetsUsedAmong }[] = [];
  private readonly lenders: AssetLender[] = [];

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    private readonly jobs: JobProducer,
    private readonly settings: Settings,
    private readonly renderings: RenderingBudget,
  ) {}

  /**
   * Called once at start by a feature whose things name assets: what a finder reports can't be deleted. `among` says the
   * same of many at once.
   */
  registerUsage(find: AssetUsageFinder, among: AssetsUsedAmong): void {
    this.usageFinders.push({ find, among });
  }

  /** Called once at start by a feature that hands items with their files to other units. */
  registerLender(lender: AssetLender): void {
    this.lenders.push(lender);
  }

  /** @throws AppError `asset_not_found` */
  async get(actor: Actor, id: string): Promise<AssetEntity> {
    const asset = await this.load(id);
    const place = await this.organizations.placeOf(asset.organizationId);
    if (!mayReadAsset(actor, asset, place) && !(await this.isLentTo(actor, id))) throw assetNotFound();
    return asset;
  }

  /** @throws AppError `asset_not_found`, `not_allowed`, `invalid_input`, `asset_replaced` for more than the rights of an older version */
  async change(
    actor: Actor,
    id: string,
    wish: AssetChanges | ((current: AssetEntity) => AssetChanges),
    checkVersion: (current: AssetEntity) => Promise<void> | void,
  ): Promise<AssetEntity> {
    return this.database.transaction(async (manager) => {
      const asset = await this.loadForWriting(actor, id, manager);
      await checkVersion(asset);
      const changes = typeof wish === 'function' ? wish(asset) : wish;
      // What is out with an older version is judged by its rights: they may be renewed.
      if (!isOfRightsAlone(changes)) requireCurrent(asset);
      await describeAsset(asset, changes, manager);
      if (changes.focalPoint !== undefined)
        await this.moveFocalPoint(actor, asset, changes.focalPoint, manager);
      const saved = await manager.save(asset);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: asset.organizationId,
        action: 'asset.changed',
        objectType: 'asset',
        objectId: id,
        details: { ...changes } as Json,
      });
      return saved;
    });
  }

  /** Where an asset is used, as far as the caller may know; of the rest only the number. */
  async usages(actor: Actor, id: string): Promise<{ visible: AssetUsage[]; hiddenCount: number }> {
    const asset = await this.load(id);
    requireAssetReading(actor, asset, await this.organizations.placeOf(asset.organizationId));
    const usages = await this.findUsages(id, this.database.manager);
    const visible = usages.filter((usage) => usage.isVisibleTo(actor));
    return { visible, hiddenCount: usages.length - visible.length };
  }

  /** Everything that names it; no permission is asked. */
  async findUsages(id: string, manager: EntityManager): Promise<AssetUsage[]> {
    const found: AssetUsage[] = [];
    for (const { find } of this.usageFinders) found.push(...(await find(id, manager)));
    return found;
  }

  /** Those of the ids that anything names, by one statement of each feature; no permission is asked. */
  async usedAmong(ids: string[], manager: EntityManager = this.database.manager): Promise<Set<string>> {
    const used = new Set<string>();
    for (const { among } of this.usageFinders) {
      const open = ids.filter((id) => !used.has(id));
      if (open.length === 0) break;
      for (const id of await among(open, manager)) used.add(id);
    }
    return used;
  }

  /** Without a permission question, for features that ask their own. @throws AppError `asset_not_found` */
  async load(id: string, manager: EntityManager = this.database.manager): Promise<AssetEntity> {
    const asset = await manager.findOneBy(AssetEntity, { id, deletedAt: IsNull() });
    if (!asset) throw assetNotFound();
    return asset;
  }

  /** Those of the ids that exist, in no order; no permission is asked. */
  async loadMany(ids: string[], manager: EntityManager = this.database.manager): Promise<AssetEntity[]> {
    if (ids.length === 0) return [];
    return manager.findBy(AssetEntity, { id: In(ids), deletedAt: IsNull() });
  }

  /**
   * For a thing that wants to name assets: all of them, or every one that is missing or not the caller's to see as a
   * fault at `pathOf(id)`. Inside a transaction the rows are held, so that none is deleted before the thing is saved.
   * @throws AppError `invalid_input` with `asset_not_found` at each path
   */
  async requireReadable(
    actor: Actor,
    ids: string[],
    options: { manager?: EntityManager; pathOf?: (id: string) => string } = {},
  ): Promise<AssetEntity[]> {
    const manager = options.manager ?? this.database.manager;
    const pathOf = options.pathOf ?? (() => 'assetIds');
    const unique = [...new Set(ids)].sort();
    if (unique.length === 0) return [];
    const lock = options.manager ? ({ mode: 'pessimistic_read' } as const) : undefined;
    const found = await manager.find(AssetEntity, {
      where: { id: In(unique), deletedAt: IsNull() },
      order: { id: 'ASC' },
      lock,
    });
    const places = new Map<string, PlaceInTree>();
    for (const { organizationId } of found) {
      if (!places.has(organizationId))
        places.set(organizationId, await this.organizations.placeOf(organizationId, manager));
    }
    const readable = found.filter((asset) => mayReadAsset(actor, asset, places.get(asset.organizationId)!));
    const faults = unique
      .filter((id) => !readable.some((asset) => asset.id === id))
      .map((id) =>
        fault(
          pathOf(id),
          'asset_not_found',
          `没有这个附件：${id}。请先上传，或换一个您看得到的附件。`,
          `There is no such asset: ${id}. Upload it first, or take one that you can see.`,
        ),
      );
    if (faults.length > 0) throw invalidInput(faults);
    return readable;
  }

  /** The pictures made from each of the assets; an empty list where there are none. */
  async renditionsOf(
    ids: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<Map<string, AssetRenditionEntity[]>> {
    const rows = ids.length === 0 ? [] : await manager.findBy(AssetRenditionEntity, { assetId: In(ids) });
    const byAsset = new Map<string, AssetRenditionEntity[]>(ids.map((id) => [id, []]));
    for (const row of rows) byAsset.get(row.assetId)?.push(row);
    return byAsset;
  }

  /** How far the work on pictures is; nothing for one that no worker took yet. */
  async renderingsOf(ids: string[]): Promise<Map<string, AssetRenderingEntity>> {
    const rows =
      ids.length === 0 ? [] : await this.database.manager.findBy(AssetRenderingEntity, { assetId: In(ids) });
    return new Map(rows.map((row) => [row.assetId, row]));
  }

  /**
   * Absolute address under which anybody who knows it can fetch the file. An image has one only through a rendition:
   * its original is never handed out (it tells where it was taken).
   */
  publicUrl(asset: AssetEntity, rendition: AssetRenditionEntity): string;
  publicUrl(asset: AssetEntity, rendition?: AssetRenditionEntity): string | null;
  publicUrl(asset: AssetEntity, rendition?: AssetRenditionEntity): string | null {
    if (!rendition && asset.kind === 'image') return null;
    const { name, sha256, mediaType } = rendition ?? { ...asset, name: ORIGINAL };
    return `${this.settings.publicUrl}${publicPath({ assetId: asset.id, sha256, name, mediaType })}`;
  }

  private async isLentTo(actor: Actor, id: string): Promise<boolean> {
    for (const lender of this.lenders) if (await lender(actor, id)) return true;
    return false;
  }

  /** @throws AppError `asset_not_found`, `not_allowed`; holds the row until the transaction ends */
  async loadForWriting(actor: Actor, id: string, manager: EntityManager): Promise<AssetEntity> {
    const asset = await manager.findOne(AssetEntity, {
      where: { id, deletedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    if (!asset) throw assetNotFound();
    requireAssetWriting(actor, asset, await this.organizations.placeOf(asset.organizationId, manager));
    return asset;
  }

  private async moveFocalPoint(
    actor: Actor,
    asset: AssetEntity,
    focalPoint: FocalPoint | null,
    manager: EntityManager,
  ): Promise<void> {
    if (asset.kind !== 'image') {
      throw invalidInput([
        fault('focalPoint', 'not_an_image', '只有图片可以设置焦点。', 'Only a picture has a focal point.'),
      ]);
    }
    await this.renderings.spend(actor.userId);
    // Values only: what came in may be an instance of a request class.
    asset.focalPoint = focalPoint && { x: focalPoint.x, y: focalPoint.y };
    if (asset.state === 'rejected') return;
    asset.renditionsDue = true;
    await this.database.afterCommit(manager, async () => {
      await this.jobs.enqueue(renderAsset, { assetId: asset.id });
    });
  }
}

/** What published revisions show stays as it was: older versions are history. @throws AppError `asset_replaced` */
export function requireCurrent(asset: AssetEntity): void {
  if (!asset.replacedAt) return;
  throw ruleBroken(
    'asset_replaced',
    `这个素材已有新版本，旧版本除使用权（rights）外不能修改。见 GET /assets/${asset.id}/versions。`,
    `This asset has a newer version and stays as it was but for its rights, see GET /assets/${asset.id}/versions.`,
  );
}

function isOfRightsAlone(changes: AssetChanges): boolean {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return named.length > 0 && named.every(([name]) => name === 'rights');
}
