import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { PlanPublications } from '@haojiao/features/publications';
import type { PlanInput } from '@haojiao/features/publications';
import { ReleaseBundlePublicationEntity } from './release-bundle-publication.entity';
import type { ReleaseBundleEntity } from './release-bundle.entity';
import { ReleaseBundleRecords } from './release-bundle-records';

/** Plans every item of a bundle on every account that is named, in one transaction: all of them, or none. */
@Injectable()
export class ScheduleReleaseBundles {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly plans: PlanPublications,
    private readonly records: ReleaseBundleRecords,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `release_bundle_state_forbids`, `release_bundle_not_ready` with every fault of every item */
  async schedule(actor: Actor, id: string, input: PlanInput): Promise<ReleaseBundleEntity> {
    if (input.options && 'companionContentIds' in input.options) throw noCompanions();
    return this.database.transaction(async (manager) => {
      // Whoever schedules it at the same moment waits here, and finds it scheduled.
      const bundle = await this.records.lock(manager, actor, id);
      await this.records.requireState(manager, bundle, ['draft', 'cancelled']);
      const scheduledAt = input.scheduledAt ?? bundle.scheduledAt ?? this.clock.now();
      // In one order with everybody who needs several items at once.
      for (const contentId of [...bundle.contentIds].sort()) {
        await this.contents.loadForUpdate(contentId, manager).catch(() => null);
      }
      const publicationIds = await this.planAll(manager, actor, bundle, { ...input, scheduledAt });
      bundle.round += 1;
      bundle.scheduledAt = scheduledAt;
      const saved = await manager.save(bundle);
      await manager.insert(
        ReleaseBundlePublicationEntity,
        publicationIds.map((publicationId) => ({ publicationId, bundleId: id, round: saved.round })),
      );
      await this.records.record(manager, actor.audit, saved, 'scheduled', {
        scheduledAt: scheduledAt.toISOString(),
        publicationIds,
      });
      return saved;
    });
  }

  /** Every item is tried, so that all that stands in the way is told at once; one fault takes everything back. */
  private async planAll(
    manager: EntityManager,
    actor: Actor,
    bundle: ReleaseBundleEntity,
    input: PlanInput,
  ): Promise<string[]> {
    const faults: Fault[] = [];
    const publicationIds: string[] = [];
    for (const [index, contentId] of bundle.contentIds.entries()) {
      try {
        // A savepoint: what the database refused for one item does not end the questions about the next.
        const planned = await manager.transaction((nested) =>
          this.plans.planIn(nested, actor, contentId, input),
        );
        publicationIds.push(...planned.map((publication) => publication.id));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        faults.push(...faultsAt(`contentIds.${index}`, error));
      }
    }
    if (faults.length > 0) throw notReady(faults);
    return publicationIds;
  }
}

/** The faults of one item, by its place in the bundle. */
function faultsAt(path: string, error: AppError): Fault[] {
  if (error.faults.length === 0) return [{ path, code: error.code, message: error.detail }];
  return error.faults.map((one) => ({ ...one, path: `${path}.${one.path}` }));
}

function notReady(faults: Fault[]) {
  return new AppError(
    'ruleBroken',
    'release_bundle_not_ready',
    {
      zh: `有 ${faults.length} 处问题，全部未安排，见 errors。`,
      en: `Nothing was planned: ${faults.length} fault(s) stand in the way, see errors.`,
    },
    { faults },
  );
}

function noCompanions() {
  return invalidInput([
    fault(
      'options.companionContentIds',
      'companions_in_bundle',
      '发布组合中的稿件分别发布，不能合成一条图文。',
      'The items of a bundle are posts of their own.',
    ),
  ]);
}
