import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService } from '@haojiao/features/organizations';

/** What a unit and everything below it holds. */
export interface BranchVolume {
  bytes: number;
  files: number;
}

interface QuotaRow {
  organizationId: string;
  maxBytes: string | null;
  maxFiles: number | null;
}

/**
 * Whether there is room for a file: in the unit, and in every unit above it that has a quota. Counted are originals,
 * each asset for itself, also where equal bytes are stored once; renditions are not counted.
 */
@Injectable()
export class QuotaGuard {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /**
   * Before the bytes come: without a manager, a first look. In the transaction that keeps the asset, before it is
   * inserted: exact, because uploads below one quota wait for one another.
   * @throws AppError `asset_quota_exceeded` (409) with the limit and what is held
   */
  async requireRoom(organizationId: string, bytes: number, manager?: EntityManager): Promise<void> {
    const { path } = await this.organizations.placeOf(organizationId, manager);
    const quotas = await this.database.query<QuotaRow>(
      `SELECT organization_id AS "organizationId", max_bytes AS "maxBytes", max_files AS "maxFiles"
       FROM asset_quotas WHERE organization_id = ANY($1::uuid[]) ORDER BY organization_id
       ${manager ? 'FOR UPDATE' : ''}`,
      [path],
      manager,
    );
    for (const quota of quotas) {
      const held = await this.volumeOf(quota.organizationId, manager);
      const maxBytes = quota.maxBytes === null ? null : Number(quota.maxBytes);
      if (maxBytes !== null && held.bytes + bytes > maxBytes)
        throw bytesExceeded(held.bytes, maxBytes, bytes);
      if (quota.maxFiles !== null && held.files + 1 > quota.maxFiles) throw filesExceeded(quota.maxFiles);
    }
  }

  /** Plan: the GIN index over `path`, then the primary key of `asset_volumes`: a row per unit, not per asset. */
  async volumeOf(organizationId: string, manager?: EntityManager): Promise<BranchVolume> {
    const [row] = await this.database.query<{ bytes: string; files: string }>(
      `SELECT coalesce(sum(v.bytes), 0) AS bytes, coalesce(sum(v.files), 0) AS files
       FROM asset_volumes v JOIN organizations o ON o.id = v.organization_id WHERE o.path @> ARRAY[$1::uuid]`,
      [organizationId],
      manager,
    );
    return { bytes: Number(row!.bytes), files: Number(row!.files) };
  }
}

const inMegabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10;

function bytesExceeded(held: number, maxBytes: number, bytes: number) {
  const [has, limit, wants] = [held, maxBytes, bytes].map(inMegabytes);
  return ruleBroken(
    'asset_quota_exceeded',
    `素材库空间不足：已用 ${has} MB，限额 ${limit} MB，本文件 ${wants} MB。请删除不用的素材，或请管理员调整限额。`,
    `No room in the library: ${has} MB of ${limit} MB are used, this file has ${wants} MB. Delete what nobody needs, or ask an administrator for a larger quota.`,
    { extra: { heldBytes: held, maxBytes } },
  );
}

function filesExceeded(maxFiles: number) {
  return ruleBroken(
    'asset_quota_exceeded',
    `素材库文件数已达限额 ${maxFiles} 个。请删除不用的素材，或请管理员调整限额。`,
    `The library holds its ${maxFiles} files. Delete what nobody needs, or ask an administrator for a larger quota.`,
    { extra: { maxFiles } },
  );
}
