import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { MemberNotices } from '@haojiao/features/notices';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity } from '@haojiao/features/organizations';
import { UnitOffers } from './unit-offers';
import { UnitSubscriptionEntity } from './unit-subscription.entity';
import type { SubscriptionState } from './unit-subscription.entity';

export interface SubscriptionInput {
  subscriberOrganizationId: string;
  sourceOrganizationId: string;
  columnId?: string | null;
  tags?: string[];
}

export interface SubscriptionView {
  subscription: UnitSubscriptionEntity;
  subscriberName: string;
  sourceName: string;
}

const see = {
  read: 'content.read',
  noun: 'unit_subscription',
  zh: '没有这个订阅。',
  en: 'There is no such subscription.',
} as const;

/** Who follows whom. Units of one branch just do; others need a unit that offers itself, and its agreement. */
@Injectable()
export class UnitSubscriptions {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly offers: UnitOffers,
    private readonly members: MemberNotices,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `already_subscribed`, `invalid_input` */
  async subscribe(actor: Actor, input: SubscriptionInput): Promise<UnitSubscriptionEntity> {
    return this.database.transaction(async (manager) => {
      const subscriber = await this.organizations.load(input.subscriberOrganizationId, manager, true);
      actor.require('linkage.take', subscriber, {
        read: 'organization.read',
        noun: 'organization',
        zh: '没有这个单位。',
        en: 'There is no such unit.',
      });
      const source = await this.organizations.load(input.sourceOrganizationId, manager).catch(() => null);
      const isOneBranch = source !== null && areOneBranch(subscriber, source);
      const faults = await this.sourceFaults(manager, source, input.columnId ?? null, isOneBranch);
      if (!source || source.id === subscriber.id || faults.length > 0)
        throw invalidInput(faults.length > 0 ? faults : [noSuchUnit()]);
      await this.requireNew(manager, input);
      const now = this.clock.now();
      const subscription = manager.create(UnitSubscriptionEntity, {
        id: newId(),
        subscriberOrganizationId: subscriber.id,
        sourceOrganizationId: source.id,
        columnId: input.columnId ?? null,
        tags: (input.tags ?? []).map(cleanText),
        state: isOneBranch ? 'active' : 'pending',
        createdBy: actor.userId,
        createdAt: now,
      });
      await manager.insert(UnitSubscriptionEntity, subscription);
      if (!isOneBranch) await this.askSource(manager, subscription, subscriber);
      await this.record(manager, actor, subscription, 'created');
      return this.load(subscription.id, manager);
    });
  }

  /** The source decides. @throws AppError `unit_subscription_not_found`, `not_allowed`, `subscription_state_forbids` */
  async decide(actor: Actor, id: string, state: 'active' | 'refused', reason: string | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { subscription, source } = await this.hold(manager, actor, id);
      if (!actor.can('linkage.push', source)) throw notTheirs();
      if (subscription.state !== 'pending') throw stateForbids();
      await this.settle(manager, actor, subscription, state, reason);
    });
  }

  /** Either side may end it. */
  async end(actor: Actor, id: string, reason: string | null): Promise<void> {
    await this.database.transaction(async (manager) => {
      const { subscription, subscriber, source } = await this.hold(manager, actor, id);
      if (!actor.can('linkage.push', source) && !actor.can('linkage.take', subscriber)) throw notTheirs();
      if (subscription.state !== 'active' && subscription.state !== 'pending') throw stateForbids();
      await this.settle(manager, actor, subscription, 'ended', reason);
    });
  }

  /** Readers of either unit. @throws AppError `unit_subscription_not_found` */
  async get(actor: Actor, id: string): Promise<SubscriptionView> {
    const [view] = await this.select(actor, { id }, 1, null);
    if (view) return view;
    throw notFound(see.noun, see.zh, see.en);
  }

  /** Newest first. Plan: the primary key backwards, each row's units by their keys. */
  list(
    actor: Actor,
    filter: { state?: SubscriptionState; organizationId?: string },
    limit: number,
    before: string | null,
  ): Promise<SubscriptionView[]> {
    return this.select(actor, filter, limit + 1, before);
  }

  /** Held for sharing or for a change. @throws AppError `unit_subscription_not_found` */
  async hold(
    manager: EntityManager,
    actor: Actor,
    id: string,
  ): Promise<{
    subscription: UnitSubscriptionEntity;
    subscriber: OrganizationEntity;
    source: OrganizationEntity;
  }> {
    const query = manager.createQueryBuilder(UnitSubscriptionEntity, 's').where('s.id = :id', { id });
    const subscription = await query.setLock('pessimistic_write').getOne();
    if (!subscription) throw notFound(see.noun, see.zh, see.en);
    const subscriber = await this.organizations.load(subscription.subscriberOrganizationId, manager);
    const source = await this.organizations.load(subscription.sourceOrganizationId, manager);
    if (!actor.can('content.read', source)) actor.require('content.read', subscriber, see);
    return { subscription, subscriber, source };
  }

  private async select(
    actor: Actor,
    filter: { id?: string; state?: SubscriptionState; organizationId?: string },
    limit: number,
    before: string | null,
  ): Promise<SubscriptionView[]> {
    const rows = await this.database.query<{ id: string; subscriberName: string; sourceName: string }>(
      `SELECT s.id, u.name AS "subscriberName", f.name AS "sourceName" FROM unit_subscriptions s
       JOIN organizations u ON u.id = s.subscriber_organization_id
       JOIN organizations f ON f.id = s.source_organization_id
       WHERE (${scopeSql('u', 1)} OR ${scopeSql('f', 1)}) AND ($3::uuid IS NULL OR s.id = $3)
         AND ($4::text IS NULL OR s.state = $4)
         AND ($5::uuid IS NULL OR $5 IN (s.subscriber_organization_id, s.source_organization_id))
         AND ($6::uuid IS NULL OR s.id < $6)
       ORDER BY s.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope('content.read')),
        filter.id ?? null,
        filter.state ?? null,
        filter.organizationId ?? null,
        before,
        limit,
      ],
    );
    const found = await this.database.manager.findBy(UnitSubscriptionEntity, {
      id: In(rows.map(({ id }) => id)),
    });
    const byId = new Map(found.map((subscription) => [subscription.id, subscription]));
    return rows.map(({ id, ...names }) => ({ subscription: byId.get(id)!, ...names }));
  }

  private load(id: string, manager: EntityManager = this.database.manager): Promise<UnitSubscriptionEntity> {
    return manager.findOneByOrFail(UnitSubscriptionEntity, { id });
  }

  /** A unit outside the branch that offers nothing is as unknown as one that does not exist. */
  private async sourceFaults(
    manager: EntityManager,
    source: OrganizationEntity | null,
    columnId: string | null,
    isOneBranch: boolean,
  ): Promise<Fault[]> {
    if (!source) return [noSuchUnit()];
    const offer = isOneBranch ? null : await this.offers.of(source.id, manager);
    if (!isOneBranch && !offer?.isOffered) return [noSuchUnit()];
    const isLimited = offer !== null && offer.columnIds.length > 0;
    if (columnId === null) return isLimited ? [columnWanted()] : [];
    const rows = await this.database.query(
      'SELECT 1 FROM columns WHERE id = $1 AND organization_id = $2',
      [columnId, source.id],
      manager,
    );
    const isOffered = !isLimited || offer.columnIds.includes(columnId.toLowerCase());
    return rows.length > 0 && isOffered ? [] : [noSuchColumn()];
  }

  /** The subscriber's row is held: of two alike the second is told. */
  private async requireNew(manager: EntityManager, input: SubscriptionInput): Promise<void> {
    const rows = await this.database.query(
      `SELECT 1 FROM unit_subscriptions WHERE subscriber_organization_id = $1 AND source_organization_id = $2
         AND column_id IS NOT DISTINCT FROM $3 AND state IN ('pending', 'active')`,
      [input.subscriberOrganizationId, input.sourceOrganizationId, input.columnId ?? null],
      manager,
    );
    if (rows.length > 0)
      throw ruleBroken(
        'already_subscribed',
        '本单位已有这个订阅。',
        'The unit has this subscription already.',
      );
  }

  private async settle(
    manager: EntityManager,
    actor: Actor,
    subscription: UnitSubscriptionEntity,
    state: SubscriptionState,
    reason: string | null,
  ): Promise<void> {
    const decided = { state, reason: reason && cleanText(reason), decidedBy: actor.userId };
    await manager.save(Object.assign(subscription, decided, { decidedAt: this.clock.now() }));
    await this.record(manager, actor, subscription, state, { reason });
  }

  private async askSource(
    manager: EntityManager,
    subscription: UnitSubscriptionEntity,
    subscriber: OrganizationEntity,
  ): Promise<void> {
    await this.members.raise(manager, [subscription.sourceOrganizationId], ['linkage.push'], {
      kind: 'unit_subscription.asked',
      severity: 'info',
      title: { zh: `${subscriber.name}申请订阅`, en: `${subscriber.name} asks to subscribe` },
      body: {
        zh: '对方希望订阅本单位发布的稿件，请同意或拒绝。',
        en: 'They want to follow what your unit publishes. Agree or refuse.',
      },
      objectType: 'unit_subscription',
      objectId: subscription.id,
      dedupeKey: `unit_subscription:${subscription.id}:asked`,
    });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    subscription: UnitSubscriptionEntity,
    what: string,
    details: object = {},
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: subscription.subscriberOrganizationId,
      action: `unit_subscription.${what}`,
      objectType: 'unit_subscription',
      objectId: subscription.id,
      details: { sourceOrganizationId: subscription.sourceOrganizationId, ...details },
    });
  }
}

/** One stands above the other. */
function areOneBranch(one: OrganizationEntity, other: OrganizationEntity): boolean {
  return one.path.includes(other.id) || other.path.includes(one.id);
}

function noSuchUnit(): Fault {
  return fault(
    'sourceOrganizationId',
    'unit_unknown',
    '没有可订阅的这个单位。',
    'There is no such unit to subscribe to.',
  );
}

function noSuchColumn(): Fault {
  return fault(
    'columnId',
    'column_unknown',
    '没有可订阅的这个栏目。',
    'There is no such column to subscribe to.',
  );
}

function columnWanted(): Fault {
  return fault(
    'columnId',
    'required',
    '该单位只开放部分栏目，请选择栏目。',
    'Only some columns are offered; name one.',
  );
}

export function notTheirs() {
  return notAllowed(
    'not_allowed',
    '您在相应单位没有这项权限，请联系管理员分配相应角色。',
    'You lack the right to do this in the unit concerned; ask an administrator for a role that has it.',
  );
}

export function stateForbids() {
  return ruleBroken(
    'subscription_state_forbids',
    '订阅的当前状态不允许这样做。',
    'The state of the subscription does not allow this.',
  );
}
