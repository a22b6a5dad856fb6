import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { JobProducer } from '@haojiao/infrastructure/queue';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ListAssets } from '../search/list-assets';
import type { AssetFilter } from '../search/asset-filter';
import type { AssetJobAction, AssetJobParameters } from './asset-job-action';
import { AssetJobItemEntity } from './asset-job-item.entity';
import { AssetJobEntity } from './asset-job.entity';
import { workOnAssetJob } from './work-on-asset-job.queue';

export interface AssetJobWish extends AssetJobParameters {
  action: AssetJobAction;
  ids?: string[];
  filter?: AssetFilter;
}

/** More are too many for one decision. */
const MOST = 10_000;

/** Orders changes of many assets, and tells how far they are. A job is its orderer's alone. */
@Injectable()
export class AssetJobs {
  constructor(
    private readonly database: Database,
    private readonly listing: ListAssets,
    private readonly jobs: JobProducer,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Whether the caller may change each of them is asked when its turn comes, with the rights of that moment.
   * @throws AppError `invalid_input`
   */
  async create(actor: Actor, wish: AssetJobWish): Promise<AssetJobEntity> {
    const parameters = parametersOf(wish);
    if (!wish.ids === !wish.filter) throw oneOfBoth();
    if (wish.filter) requireNarrowing(wish.filter);
    const ids = wish.ids ?? (await this.listing.allIds(actor, wish.filter!, MOST));
    return this.database.transaction(async (manager) => {
      const now = this.clock.now();
      const id = newId();
      await manager.insert(AssetJobEntity, {
        id,
        requestedBy: actor.userId,
        action: wish.action,
        // A JSON column's row type is a deep partial; the whole object is what is stored.
        parameters: parameters as never,
        state: ids.length === 0 ? 'done' : 'working',
        total: ids.length,
        createdAt: now,
        finishedAt: ids.length === 0 ? now : null,
      });
      await manager.query(
        `INSERT INTO asset_job_items (job_id, position, asset_id)
         SELECT $1, position, asset_id FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (asset_id, position)`,
        [id, ids],
      );
      await this.database.afterCommit(manager, async () => {
        await this.jobs.enqueue(workOnAssetJob, { jobId: id });
      });
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: actor.organizationId,
        action: 'asset_job.ordered',
        objectType: 'asset_job',
        objectId: id,
        details: { action: wish.action, total: ids.length },
      });
      return manager.findOneByOrFail(AssetJobEntity, { id });
    });
  }

  /** @throws AppError `asset_job_not_found`, also for somebody else's */
  async get(actor: Actor, id: string): Promise<AssetJobEntity> {
    const job = await this.database.manager.findOneBy(AssetJobEntity, { id, requestedBy: actor.userId });
    if (!job) throw notFound('asset_job', '没有这个任务。', 'There is no such job.');
    return job;
  }

  /** What was refused, and why, in the order of the job. Plan: index `asset_job_items_failed`. */
  async faults(actor: Actor, id: string, limit: number, after: number): Promise<AssetJobItemEntity[]> {
    await this.get(actor, id);
    return this.database.manager.find(AssetJobItemEntity, {
      where: { jobId: id, state: 'failed', position: MoreThan(after) },
      order: { position: 'ASC' },
      take: limit + 1,
    });
  }
}

/** A member that says nothing would mean every asset there is. @throws AppError `invalid_input` */
function requireNarrowing(filter: object): void {
  const values = Object.values(filter).filter((value) => value !== undefined);
  const isSaid = (value: unknown) => value !== null && !(typeof value === 'string' && value.trim() === '');
  if (values.length > 0 && values.every(isSaid)) return;
  throw invalidInput([
    fault(
      'filter',
      'filter_empty',
      '筛选条件不能为空，否则会选中全部素材；请至少写明一项。',
      'Say what to choose by: an empty filter would choose every asset.',
    ),
  ]);
}

const memberOf: Record<AssetJobAction, keyof AssetJobParameters> = {
  move: 'folderId',
  tag: 'tags',
  untag: 'tags',
  set_credit: 'credit',
  set_rights: 'rights',
  delete: 'chain',
};

/** Exactly the member that belongs to the action; only `chain` may be left out. */
function parametersOf(wish: AssetJobWish): AssetJobParameters {
  const wanted = memberOf[wish.action];
  const faults = (['folderId', 'tags', 'credit', 'rights', 'chain'] as const).flatMap((name) => {
    const isGiven = wish[name] !== undefined;
    if (name === wanted && !isGiven && name !== 'chain')
      return [fault(name, 'required', `操作 ${wish.action} 需要它。`, `The action ${wish.action} needs it.`)];
    if (name !== wanted && isGiven)
      return [
        fault(
          name,
          'not_of_action',
          `操作 ${wish.action} 不用它。`,
          `The action ${wish.action} has no use for it.`,
        ),
      ];
    return [];
  });
  if (faults.length > 0) throw invalidInput(faults);
  return wish[wanted] === undefined ? {} : { [wanted]: wish[wanted] };
}

function oneOfBoth() {
  return invalidInput([
    fault('ids', 'ids_or_filter', '请给出 ids 或 filter，二者选一。', 'Give either ids or a filter.'),
  ]);
}
