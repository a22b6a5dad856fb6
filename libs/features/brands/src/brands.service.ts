import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, cleanText, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { brandNotFound, mayNotManageBrand, seeUnit, visibleBrand } from './brand-access';
import { colorFaults } from './domain/brand-color';
import type { BrandState } from './domain/brand-state';
import { BrandEntity } from './persistence/brand.entity';

export interface BrandChanges {
  code?: string;
  name?: string;
  description?: string;
  color?: string;
  logoAssetId?: string | null;
  state?: BrandState;
}

export interface BrandInput extends BrandChanges {
  organizationId: string;
  code: string;
  name: string;
  color: string;
}

/** Told in the same transaction when a brand was made, has changed or was deleted. */
export type BrandListener = (brand: BrandEntity, manager: EntityManager) => Promise<void>;

type VersionCheck = (current: BrandEntity) => void;

@Injectable()
export class BrandsService {
  private readonly listeners: BrandListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly audit: AuditService,
  ) {}

  onChanged(listener: BrandListener): void {
    this.listeners.push(listener);
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: BrandInput): Promise<BrandEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('brand.manage', place, seeUnit);
    return this.database.transaction(async (manager) => {
      const brand = manager.create(BrandEntity, {
        description: '',
        logoAssetId: null,
        state: 'active',
        ...told(input),
        id: newId(),
      });
      await this.makeSound(actor, brand, null, manager);
      await refuseTakenCode(() => manager.insert(BrandEntity, brand));
      await this.record(manager, actor, brand, 'brand.created');
      await this.tell(brand, manager);
      return manager.findOneByOrFail(BrandEntity, { id: brand.id });
    });
  }

  /** @throws AppError `brand_not_found`, `not_allowed`, `invalid_input` with every fault */
  async change(
    actor: Actor,
    id: string,
    changes: BrandChanges,
    checkVersion: VersionCheck,
  ): Promise<BrandEntity> {
    return this.database.transaction(async (manager) => {
      const brand = await this.lockForManager(actor, id, manager);
      checkVersion(brand);
      const previousLogo = brand.logoAssetId;
      Object.assign(brand, told(changes));
      await this.makeSound(actor, brand, previousLogo, manager);
      const saved = await refuseTakenCode(() => manager.save(brand));
      await this.record(manager, actor, saved, 'brand.changed', Object.keys(changes));
      await this.tell(saved, manager);
      return saved;
    });
  }

  /** @throws AppError `brand_not_found`, `not_allowed`, `brand_in_use` once any revision of any item names it */
  async remove(actor: Actor, id: string, checkVersion: VersionCheck): Promise<void> {
    await this.database.transaction(async (manager) => {
      const brand = await this.lockForManager(actor, id, manager);
      checkVersion(brand);
      if (await this.isUsed(id, manager)) throw brandInUse();
      await manager.delete(BrandEntity, { id });
      await this.record(manager, actor, brand, 'brand.deleted');
      await this.tell(brand, manager);
    });
  }

  /** @throws AppError `brand_not_found`, also where the caller may not see it */
  async get(actor: Actor, id: string, manager: EntityManager = this.database.manager): Promise<BrandEntity> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT b.id FROM brands b JOIN organizations o ON o.id = b.organization_id
       WHERE ${visibleBrand} AND b.id = $3`,
      [...scopeParameters(actor.scope('brand.read')), id],
      manager,
    );
    const brand = row && (await manager.findOneBy(BrandEntity, { id }));
    if (!brand) throw brandNotFound();
    return brand;
  }

  /**
   * Oldest first; with a unit, those that may be used in it: its own and those of the units above it. Plan: the primary
   * key in order, the unit of each by its key, until a page is full; there are tens of brands, not thousands.
   */
  async list(
    actor: Actor,
    filter: { organizationId?: string; state?: BrandState },
    limit: number,
    after: string | null,
  ): Promise<BrandEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT b.id FROM brands b JOIN organizations o ON o.id = b.organization_id
       WHERE ${visibleBrand} AND ($3::uuid IS NULL OR o.id = ANY (
           (SELECT asked.path FROM organizations asked WHERE asked.id = $3)::uuid[]))
         AND ($4::text IS NULL OR b.state = $4) AND ($5::uuid IS NULL OR b.id > $5)
       ORDER BY b.id LIMIT $6`,
      [
        ...scopeParameters(actor.scope('brand.read')),
        ...[filter.organizationId ?? null, filter.state ?? null, after, limit + 1],
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(BrandEntity, 'b')
      .where('b.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('b.id')
      .getMany();
  }

  private async lockForManager(actor: Actor, id: string, manager: EntityManager): Promise<BrandEntity> {
    await manager.query('SELECT FROM brands WHERE id = $1 FOR UPDATE', [id]);
    const brand = await this.get(actor, id, manager);
    const place = await this.organizations.placeOf(brand.organizationId, manager);
    if (!actor.can('brand.manage', place)) throw mayNotManageBrand();
    return brand;
  }

  /** Plan: `contents_brand_id`, `content_revisions_brand`. */
  private async isUsed(id: string, manager: EntityManager): Promise<boolean> {
    const [row] = await this.database.query<{ isUsed: boolean }>(
      `SELECT EXISTS (SELECT FROM contents WHERE brand_id = $1::uuid)
         OR EXISTS (SELECT FROM content_revisions WHERE document ->> 'brandId' = $1::uuid::text) AS "isUsed"`,
      [id],
      manager,
    );
    return row?.isUsed === true;
  }

  private async makeSound(
    actor: Actor,
    brand: BrandEntity,
    previousLogo: string | null,
    manager: EntityManager,
  ): Promise<void> {
    brand.name = cleanLine(brand.name);
    brand.description = cleanText(brand.description);
    const faults = colorFaults(brand.color);
    if (brand.name === '')
      faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
    if (brand.logoAssetId && brand.logoAssetId !== previousLogo)
      faults.push(...(await this.logoFaults(actor, brand.logoAssetId, manager)));
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async logoFaults(actor: Actor, assetId: string, manager: EntityManager): Promise<Fault[]> {
    const pathOf = () => 'logoAssetId';
    const [asset] = await this.assets.requireReadable(actor, [assetId], { manager, pathOf });
    if (asset?.kind === 'image' && asset.state !== 'rejected') return [];
    return [
      fault(
        'logoAssetId',
        'logo_unfit',
        '标志应为素材库中通过检查的图片。',
        'The logo is a picture of the library that passed its checks.',
      ),
    ];
  }

  private async tell(brand: BrandEntity, manager: EntityManager): Promise<void> {
    for (const listener of this.listeners) await listener(brand, manager);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id, organizationId, code, name, color, logoAssetId, state }: BrandEntity,
    action: string,
    fields?: string[],
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action,
      objectType: 'brand',
      objectId: id,
      details: { code, name, color, logoAssetId, state, ...(fields && { fields }) },
    });
  }
}

/** Members that were sent; null empties the logo, and says nothing elsewhere. */
function told<T extends BrandChanges>(changes: T): T {
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([key, value]) => value !== undefined && (value !== null || key === 'logoAssetId'),
    ),
  ) as T;
}

/** Turns a broken constraint into words. */
async function refuseTakenCode<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'brands_code') throw error;
    throw invalidInput([
      fault('code', 'code_taken', '本单位已有这个品牌代码，请换一个。', 'This code is in use in the unit.'),
    ]);
  }
}

function brandInUse() {
  return ruleBroken(
    'brand_in_use',
    '已有稿件用过这个品牌，不能删除；可将其状态改为 retired（停用）。',
    'Items have been given this brand, and it stays; set its state to retired instead.',
  );
}
