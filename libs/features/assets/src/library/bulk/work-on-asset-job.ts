import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@haojiao/kernel';
import type { Clock, Message } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { SessionsService } from '@haojiao/features/sessions';
import type { Actor } from '@haojiao/features/organizations';
import { DeleteAsset } from '../../delete-asset';
import { AssetsService } from '../../assets.service';
import type { AssetChanges } from '../describe-asset';
import { tagsOf } from '../words-of-assets';
import { AssetJobEntity } from './asset-job.entity';

interface Item {
  position: number;
  assetId: string;
}

/**
 * Changes the assets of a job one after another, each in a transaction of its own and then marked. Killed in between it
 * goes on where it was: an asset that was changed and not marked is changed to the same once more. Several workers at
 * once take different assets.
 */
@Injectable()
export class WorkOnAssetJob {
  constructor(
    private readonly database: Database,
    private readonly assets: AssetsService,
    private readonly deleting: DeleteAsset,
    private readonly sessions: SessionsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(jobId: string): Promise<void> {
    const job = await this.database.manager.findOneBy(AssetJobEntity, { id: jobId, state: 'working' });
    if (!job) return;
    for (;;) {
      const hasMore = await this.next(job);
      if (!hasMore) break;
    }
    await this.database.query(
      `UPDATE asset_jobs SET state = 'done', finished_at = $2
       WHERE id = $1 AND state = 'working'
         AND NOT EXISTS (SELECT FROM asset_job_items WHERE job_id = $1 AND state = 'pending')`,
      [jobId, this.clock.now()],
    );
  }

  /** One asset. False: none is left that nobody is at. Plan: index `asset_job_items_pending`. */
  private async next(job: AssetJobEntity): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const [item] = await this.database.query<Item>(
        `SELECT position, asset_id AS "assetId" FROM asset_job_items
         WHERE job_id = $1 AND state = 'pending' ORDER BY position LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [job.id],
        manager,
      );
      if (!item) return false;
      const fault = await this.apply(job, item.assetId);
      await manager.query(
        'UPDATE asset_job_items SET state = $3, fault = $4 WHERE job_id = $1 AND position = $2',
        [job.id, item.position, fault ? 'failed' : 'done', fault && JSON.stringify(fault)],
      );
      await manager.query(
        'UPDATE asset_jobs SET done = done + $2, failed = failed + $3 WHERE id = $1',
        fault ? [job.id, 0, 1] : [job.id, 1, 0],
      );
      return true;
    });
  }

  /** In a transaction of the change's own. What can't be done is told, what may pass is thrown. */
  private async apply(
    job: AssetJobEntity,
    assetId: string,
  ): Promise<{ code: string; message: Message } | null> {
    // Asked for each asset: who lost a right meanwhile changes nothing more.
    const actor = await this.sessions.onBehalfOf(job.requestedBy, job.id, { address: '', requestId: job.id });
    if (!actor) return { code: 'account_closed', message: accountClosed };
    try {
      await this.change(actor, job, assetId);
      return null;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { code: error.faults[0]?.code ?? error.code, message: error.faults[0]?.message ?? error.detail };
    }
  }

  private async change(actor: Actor, { action, parameters }: AssetJobEntity, assetId: string): Promise<void> {
    if (action === 'delete') {
      await this.deleting.run(actor, assetId, () => undefined, parameters);
      return;
    }
    await this.assets.change(
      actor,
      assetId,
      ({ tags }): AssetChanges => {
        const named = tagsOf(parameters.tags);
        const lower = named.map((tag) => tag.toLowerCase());
        if (action === 'tag') return { tags: [...tags, ...named] };
        if (action === 'untag') return { tags: tags.filter((tag) => !lower.includes(tag.toLowerCase())) };
        return parameters;
      },
      () => undefined,
    );
  }
}

const accountClosed: Message = {
  zh: '下达任务的账号已停用，没有修改。',
  en: 'The account of whoever ordered it is closed; nothing was changed.',
};
