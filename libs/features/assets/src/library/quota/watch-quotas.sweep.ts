import { Injectable } from '@nestjs/common';
import { MINUTE_MS, newId } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { Notices } from '@haojiao/features/notices';
import { AssetQuotaEntity } from './asset-quota.entity';
import { limitsOf, percentOf } from './asset-quotas.service';
import { QuotaGuard } from './quota-guard';

/**
 * Tells administrators at 80 and at 100 %, once for each time that it fills up. Several workers may run it at once: each
 * quota is looked at by one of them. Plan: all rows of `asset_quotas`, one per unit that has a quota.
 */
@Injectable()
export class WatchQuotas implements Sweep {
  readonly name = 'watch-asset-quotas';
  readonly everyMs = 5 * MINUTE_MS;

  constructor(
    private readonly database: Database,
    private readonly guard: QuotaGuard,
    private readonly notices: Notices,
  ) {}

  async run(): Promise<void> {
    const rows = await this.database.query<{ id: string }>(
      'SELECT organization_id AS id FROM asset_quotas ORDER BY organization_id',
    );
    for (const { id } of rows) await this.look(id);
  }

  private async look(organizationId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const quota = await manager
        .createQueryBuilder(AssetQuotaEntity, 'q')
        .where('q.organizationId = :organizationId', { organizationId })
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (!quota) return;
      const percent = percentOf(await this.guard.volumeOf(organizationId, manager), limitsOf(quota));
      const reached = percent >= 100 ? 100 : percent >= 80 ? 80 : 0;
      if (reached === quota.warnedPercent) return;
      await manager.query('UPDATE asset_quotas SET warned_percent = $2 WHERE organization_id = $1', [
        organizationId,
        reached,
      ]);
      const object = { type: 'organization', id: organizationId };
      await this.notices.resolve(manager, object, [KIND]);
      if (reached <= quota.warnedPercent) return;
      await this.notices.raise(manager, {
        organizationId,
        action: 'asset_quota.manage',
        kind: KIND,
        severity: reached === 100 ? 'urgent' : 'warning',
        title: {
          zh: `素材库已用 ${percent}%`,
          en: `The library is ${percent} % full`,
        },
        body: {
          zh: '请删除不用的素材（GET /assets?unused=true），或调整限额。用满后不能再上传。',
          en: 'Delete what nobody needs (GET /assets?unused=true), or raise the quota. Nothing can be uploaded once it is full.',
        },
        objectType: object.type,
        objectId: object.id,
        // The row of the quota remembers what was told.
        dedupeKey: `${KIND}:${organizationId}:${reached}:${newId()}`,
      });
    });
  }
}

const KIND = 'asset_quota.filling_up';
