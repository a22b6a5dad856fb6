import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService } from '@haojiao/features/contents';
import { Notices } from '@haojiao/features/notices';
import type { Actor } from '@haojiao/features/organizations';
import { HoldPublications, SteerPublications } from '@haojiao/features/publications';
import { bundleStates } from '../domain/bundle-state';
import type { BundleMember } from './release-bundle-records';
import type { ReleaseBundleEntity } from './release-bundle.entity';
import { ReleaseBundleRecords } from './release-bundle-records';

/** Of these the sending has not begun, or has ended without a post. */
const movable = ['scheduled', 'queued'];
const cancellable = [...movable, 'awaiting_hand_off', 'failed'];

/** A worker has it in hand, or it went on meanwhile: it is not for the bundle any more. */
const gone = new Set(['publication_in_progress', 'publication_state_forbids']);

/** What people do with a whole bundle: what has not gone out moves, is cancelled, or goes on. */
@Injectable()
export class SteerReleaseBundles {
  constructor(
    private readonly database: Database,
    private readonly contents: ContentsService,
    private readonly steer: SteerPublications,
    private readonly holds: HoldPublications,
    private readonly notices: Notices,
    private readonly records: ReleaseBundleRecords,
  ) {}

  /** @throws AppError `release_bundle_gone` when nothing of it waits any more */
  async move(actor: Actor, id: string, scheduledAt: Date): Promise<ReleaseBundleEntity> {
    return this.change(actor, id, 'moved', async (manager, bundle, members) => {
      const moved = await this.each(manager, members, movable, (one) =>
        this.steer.rescheduleIn(manager, actor, one, scheduledAt),
      );
      Object.assign(bundle, { scheduledAt });
      return moved;
    });
  }

  /** @throws AppError as `move` */
  async cancel(actor: Actor, id: string): Promise<ReleaseBundleEntity> {
    return this.change(actor, id, 'cancelled', (manager, _, members) =>
      this.each(manager, members, cancellable, (one) => this.steer.cancelIn(manager, actor, one)),
    );
  }

  /** Lets go on what was held because another one failed. @throws AppError as `move` */
  async release(actor: Actor, id: string): Promise<ReleaseBundleEntity> {
    return this.change(actor, id, 'released', (manager, _, members) =>
      this.holds.release(
        manager,
        members.map((member) => member.id),
      ),
    );
  }

  private async change(
    actor: Actor,
    id: string,
    what: string,
    work: (manager: EntityManager, bundle: ReleaseBundleEntity, members: BundleMember[]) => Promise<string[]>,
  ): Promise<ReleaseBundleEntity> {
    return this.database.transaction(async (manager) => {
      const bundle = await this.records.lock(manager, actor, id);
      const members = await this.records.requireState(
        manager,
        bundle,
        bundleStates.filter((state) => state !== 'draft'),
      );
      for (const contentId of [...new Set(members.map((member) => member.contentId))].sort()) {
        await this.contents.loadForUpdate(contentId, manager);
      }
      const touched = await work(manager, bundle, members);
      if (touched.length === 0) throw nothingLeft();
      const saved = await manager.save(bundle);
      await this.notices.resolve(manager, { type: 'release_bundle', id }, ['release_bundle.failed']);
      await this.records.record(manager, actor.audit, saved, what, { publicationIds: touched });
      return saved;
    });
  }

  private async each(
    manager: EntityManager,
    members: BundleMember[],
    from: string[],
    work: (publicationId: string) => Promise<unknown>,
  ): Promise<string[]> {
    const touched: string[] = [];
    for (const { id } of members.filter(({ state }) => from.includes(state))) {
      try {
        await work(id);
        touched.push(id);
      } catch (error) {
        if (!(error instanceof AppError) || !gone.has(error.code)) throw error;
      }
    }
    return touched;
  }
}

function nothingLeft() {
  return ruleBroken(
    'release_bundle_gone',
    '这个组合中已没有可以操作的发布任务。',
    'Nothing of this bundle waits any more.',
  );
}
