import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { ContentsService, cleanText } from '@haojiao/features/contents';
import type { Actor } from '@haojiao/features/organizations';
import { PlanAccess } from '../plan-access';
import { ReleaseBundleEntity } from './release-bundle.entity';
import type { FailureRule } from './release-bundle.entity';
import { ReleaseBundleRecords } from './release-bundle-records';

export interface ReleaseBundleChanges {
  name?: string;
  contentIds?: string[];
  onFailure?: FailureRule;
  scheduledAt?: Date | null;
}

export interface ReleaseBundleInput extends ReleaseBundleChanges {
  organizationId: string;
  name: string;
  contentIds: string[];
}

/** Putting bundles together while nothing of them is planned. */
@Injectable()
export class WriteReleaseBundles {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
    private readonly contents: ContentsService,
    private readonly records: ReleaseBundleRecords,
  ) {}

  async create(actor: Actor, input: ReleaseBundleInput): Promise<ReleaseBundleEntity> {
    return this.database.transaction(async (manager) => {
      await this.access.requireUnit(actor, 'plan.manage', input.organizationId, manager);
      await this.requireItems(manager, actor, input.contentIds);
      const bundle = manager.create(ReleaseBundleEntity, {
        id: newId(),
        organizationId: input.organizationId,
        name: cleanText(input.name),
        onFailure: input.onFailure ?? 'hold',
        scheduledAt: input.scheduledAt ?? null,
        contentIds: input.contentIds,
        createdBy: actor.userId,
      });
      await manager.insert(ReleaseBundleEntity, bundle);
      await this.records.record(manager, actor.audit, bundle, 'created', { contentIds: input.contentIds });
      return manager.findOneByOrFail(ReleaseBundleEntity, { id: bundle.id });
    });
  }

  /** @throws AppError `release_bundle_state_forbids` once something of it is planned */
  async change(
    actor: Actor,
    id: string,
    changes: ReleaseBundleChanges,
    checkVersion: (current: ReleaseBundleEntity) => void,
  ): Promise<ReleaseBundleEntity> {
    return this.database.transaction(async (manager) => {
      const bundle = await this.records.lock(manager, actor, id);
      checkVersion(bundle);
      await this.records.requireState(manager, bundle, ['draft', 'cancelled']);
      if (changes.contentIds) await this.requireItems(manager, actor, changes.contentIds);
      const { name, ...others } = changes;
      const told = Object.entries({ ...others, name: name === undefined ? undefined : cleanText(name) });
      Object.assign(bundle, Object.fromEntries(told.filter(([, value]) => value !== undefined)));
      const saved = await manager.save(bundle);
      await this.records.record(manager, actor.audit, saved, 'changed', { fields: Object.keys(changes) });
      return saved;
    });
  }

  /** Whoever bundles an item may publish it; others' items are not found. */
  private async requireItems(manager: EntityManager, actor: Actor, contentIds: string[]): Promise<void> {
    const faults: Fault[] = [];
    for (const [index, id] of contentIds.entries()) {
      const content = await this.contents.load(id, manager).catch(() => null);
      if (content && actor.can('publication.manage', await this.contents.placeOf(content, manager))) continue;
      faults.push(
        fault(`contentIds.${index}`, 'content_not_found', '没有这篇稿件。', 'There is no such content item.'),
      );
    }
    if (faults.length > 0) throw invalidInput(faults);
  }
}
