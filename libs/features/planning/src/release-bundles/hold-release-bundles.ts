import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Message } from '@haojiao/kernel';
import { systemActor } from '@haojiao/features/audit';
import { Notices } from '@haojiao/features/notices';
import { HoldPublications, Outcomes } from '@haojiao/features/publications';
import type { PublicationEntity } from '@haojiao/features/publications';
import { ReleaseBundlePublicationEntity } from './release-bundle-publication.entity';
import { ReleaseBundleRecords } from './release-bundle-records';
import { ReleaseBundleEntity } from './release-bundle.entity';

/** When one of a bundle fails, the others wait in the same transaction, where the bundle wants it so. */
@Injectable()
export class HoldReleaseBundles implements OnModuleInit {
  constructor(
    private readonly outcomes: Outcomes,
    private readonly holds: HoldPublications,
    private readonly notices: Notices,
    private readonly records: ReleaseBundleRecords,
  ) {}

  onModuleInit(): void {
    this.outcomes.onStuck((publication, manager) => this.onStuck(publication, manager));
  }

  /** Plan: the primary keys of both tables. Nothing is locked but what is held: the bundle itself does not change. */
  private async onStuck(publication: PublicationEntity, manager: EntityManager): Promise<void> {
    const link = await manager.findOneBy(ReleaseBundlePublicationEntity, { publicationId: publication.id });
    if (!link) return;
    const bundle = await manager.findOneByOrFail(ReleaseBundleEntity, { id: link.bundleId });
    if (link.round !== bundle.round) return;
    const others = (await this.records.members(bundle, manager)).filter(({ id }) => id !== publication.id);
    const held =
      bundle.onFailure === 'hold'
        ? await this.holds.hold(
            manager,
            others.map(({ id }) => id),
            noteOf(bundle),
          )
        : [];
    await this.notices.raise(manager, {
      organizationId: bundle.organizationId,
      action: 'plan.manage',
      kind: 'release_bundle.failed',
      severity: 'urgent',
      title: {
        zh: `发布组合“${bundle.name}”有一篇未发出`,
        en: `One of the bundle "${bundle.name}" did not go out`,
      },
      body: {
        zh: `暂停 ${held.length} 个未发布的任务。请处理失败的一篇，再放行或取消整个组合。`,
        en: `${held.length} others wait. See to the one that failed, then release or cancel the bundle.`,
      },
      objectType: 'release_bundle',
      objectId: bundle.id,
      dedupeKey: `release_bundle.failed:${bundle.id}:${publication.id}:${publication.fence}`,
    });
    if (held.length === 0) return;
    await this.records.record(manager, systemActor, bundle, 'held', {
      because: publication.id,
      publicationIds: held,
    });
  }
}

function noteOf({ name }: ReleaseBundleEntity): Message {
  return {
    zh: `发布组合“${name}”中有一篇未发出，本任务暂停，放行后继续。`,
    en: `One of the bundle "${name}" did not go out; this one waits until the bundle is released.`,
  };
}
