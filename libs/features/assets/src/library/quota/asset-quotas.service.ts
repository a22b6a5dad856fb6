import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { AssetQuotaEntity } from './asset-quota.entity';
import { QuotaGuard } from './quota-guard';
import type { BranchVolume } from './quota-guard';

export interface QuotaLimits {
  maxBytes: number | null;
  maxFiles: number | null;
}

export interface QuotaView {
  organizationId: string;
  /** Its own; null: none was set. */
  quota: (QuotaLimits & { version: number }) | null;
  /** The narrowest of its own and those above. */
  effective: QuotaLimits;
  /** Of the unit and everything below it. */
  held: BranchVolume;
  /** The fuller of bytes and files against its own quota; null without one. */
  percent: number | null;
}

export interface UnitVolume extends BranchVolume {
  organizationId: string;
  name: string;
}

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** How much the libraries hold and may hold. */
@Injectable()
export class AssetQuotas {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly guard: QuotaGuard,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async get(actor: Actor, organizationId: string): Promise<QuotaView> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('asset.read', place, see);
    return this.view(place.id, place.path);
  }

  /**
   * Sets it, or takes it away where both limits are null. It may be below what is held already: nothing goes, nothing
   * more comes. @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with `quota_above_parent`
   */
  async set(
    actor: Actor,
    organizationId: string,
    limits: QuotaLimits,
    checkVersion: (current: AssetQuotaEntity | null) => void,
  ): Promise<QuotaView> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('asset_quota.manage', place, see);
    await this.database.transaction(async (manager) => {
      const current = await manager.findOne(AssetQuotaEntity, {
        where: { organizationId: place.id },
        lock: { mode: 'pessimistic_write' },
      });
      checkVersion(current);
      requireWithin(limits, await this.effective(place.path.slice(0, -1), manager));
      if (limits.maxBytes === null && limits.maxFiles === null) {
        await manager.delete(AssetQuotaEntity, { organizationId: place.id });
      } else {
        const row = current ?? manager.create(AssetQuotaEntity, { organizationId: place.id });
        row.maxBytes = limits.maxBytes === null ? null : String(limits.maxBytes);
        row.maxFiles = limits.maxFiles;
        await manager.save(row);
      }
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: place.id,
        action: 'asset_quota.set',
        objectType: 'organization',
        objectId: place.id,
        details: { ...limits },
      });
    });
    return this.view(place.id, place.path);
  }

  /** Of each unit in the branch, the fullest first. Plan: the GIN index over `path`; a row per unit. */
  async volumes(actor: Actor, organizationId: string, limit: number): Promise<UnitVolume[]> {
    const place = await this.organizations.placeOf(organizationId);
    actor.require('asset.read', place, see);
    const rows = await this.database.query<Omit<UnitVolume, 'bytes'> & { bytes: string }>(
      `SELECT o.id AS "organizationId", o.name, v.bytes, v.files
       FROM organizations o JOIN asset_volumes v ON v.organization_id = o.id
       WHERE o.path @> ARRAY[$1::uuid] AND ${scopeSql('o', 2)} ORDER BY v.bytes DESC, o.id LIMIT $4`,
      [place.id, ...scopeParameters(actor.scope('asset.read')), limit],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }

  private async view(organizationId: string, path: string[]): Promise<QuotaView> {
    const row = await this.database.manager.findOneBy(AssetQuotaEntity, { organizationId });
    const held = await this.guard.volumeOf(organizationId);
    const quota = row && { ...limitsOf(row), version: row.version };
    return {
      organizationId,
      quota,
      effective: await this.effective(path, this.database.manager),
      held,
      percent: quota && percentOf(held, quota),
    };
  }

  private async effective(path: string[], manager: EntityManager): Promise<QuotaLimits> {
    const [row] = await this.database.query<{ maxBytes: string | null; maxFiles: number | null }>(
      `SELECT min(max_bytes) AS "maxBytes", min(max_files) AS "maxFiles" FROM asset_quotas
       WHERE organization_id = ANY($1::uuid[])`,
      [path],
      manager,
    );
    return limitsOf(row!);
  }
}

/** Rounded down: 100 is full. */
export function percentOf(held: BranchVolume, { maxBytes, maxFiles }: QuotaLimits): number {
  const parts = [maxBytes ? held.bytes / maxBytes : 0, maxFiles ? held.files / maxFiles : 0];
  return Math.floor(100 * Math.max(...parts));
}

export function limitsOf(row: { maxBytes: string | null; maxFiles: number | null }): QuotaLimits {
  return { maxBytes: row.maxBytes === null ? null : Number(row.maxBytes), maxFiles: row.maxFiles };
}

function requireWithin(limits: QuotaLimits, above: QuotaLimits): void {
  const faults = (['maxBytes', 'maxFiles'] as const).flatMap((name) => {
    const [wanted, bound] = [limits[name], above[name]];
    if (wanted === null || bound === null || wanted <= bound) return [];
    const most = name === 'maxBytes' ? gigabytes(bound) : String(bound);
    return [
      fault(
        name,
        'quota_above_parent',
        `不能超过上级单位的限额 ${most}。`,
        `It can not be above the quota of the unit above, ${most}.`,
      ),
    ];
  });
  if (faults.length > 0) throw invalidInput(faults);
}

/** Rounded down: what is named may be set. */
function gigabytes(bytes: number): string {
  return `${Math.floor((bytes / 1024 ** 3) * 100) / 100} GB`;
}
