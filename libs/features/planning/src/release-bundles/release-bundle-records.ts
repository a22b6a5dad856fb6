import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound, ruleBroken } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { AuditActor } from '@haojiao/features/audit';
import type { Action, Actor } from '@haojiao/features/organizations';
import { bundleStateOf } from '../domain/bundle-state';
import type { BundleState, MemberFacts } from '../domain/bundle-state';
import { PlanAccess } from '../plan-access';
import { ReleaseBundleEntity } from './release-bundle.entity';

export const bundleSee = {
  read: 'plan.read',
  noun: 'release_bundle',
  zh: '没有这个发布组合。',
  en: 'There is no such release bundle.',
} as const;

export interface BundleMember extends MemberFacts {
  id: string;
  contentId: string;
}

/** How a bundle is held, asked about and recorded. */
@Injectable()
export class ReleaseBundleRecords {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `release_bundle_not_found`, `not_allowed` */
  async lock(
    manager: EntityManager,
    actor: Actor,
    id: string,
    action: Action = 'plan.manage',
  ): Promise<ReleaseBundleEntity> {
    const bundle = await manager
      .createQueryBuilder(ReleaseBundleEntity, 'b')
      .setLock('pessimistic_write')
      .where('b.id = :id', { id })
      .getOne();
    if (!bundle) throw notFound(bundleSee.noun, bundleSee.zh, bundleSee.en);
    actor.require(action, await this.access.placeOf(bundle.organizationId, manager), bundleSee);
    return bundle;
  }

  /** Publications of the last time that it was scheduled. Plan: index `release_bundle_publications_bundle`. */
  members(bundle: ReleaseBundleEntity, manager?: EntityManager): Promise<BundleMember[]> {
    return this.database.query<BundleMember>(
      `SELECT p.id, p.content_id AS "contentId", p.state, p.on_hold AS "onHold"
       FROM release_bundle_publications r JOIN publications p ON p.id = r.publication_id
       WHERE r.bundle_id = $1 AND r.round = $2 ORDER BY p.id`,
      [bundle.id, bundle.round],
      manager,
    );
  }

  /** @throws AppError `release_bundle_state_forbids` */
  async requireState(
    manager: EntityManager,
    bundle: ReleaseBundleEntity,
    allowed: readonly BundleState[],
  ): Promise<BundleMember[]> {
    const members = await this.members(bundle, manager);
    const state = bundleStateOf(members);
    if (allowed.includes(state)) return members;
    throw ruleBroken(
      'release_bundle_state_forbids',
      `发布组合当前状态为“${state}”，不能执行此操作。`,
      `Not possible while the bundle is ${state}.`,
      { extra: { state } },
    );
  }

  record(
    manager: EntityManager,
    by: AuditActor,
    bundle: ReleaseBundleEntity,
    what: string,
    details: object = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: by,
      organizationId: bundle.organizationId,
      action: `release_bundle.${what}`,
      objectType: 'release_bundle',
      objectId: bundle.id,
      details: { name: bundle.name, ...details },
    });
  }
}
