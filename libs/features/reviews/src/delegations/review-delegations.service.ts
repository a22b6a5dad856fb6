import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, fault, invalidInput, newId, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { stageRoles } from '../domain/review-flow';
import { ReviewDelegationEntity } from './review-delegation.entity';

export interface DelegationInput {
  delegateId: string;
  delegatorId?: string;
  organizationId: string;
  startsAt: Date;
  endsAt: Date;
  reason: string;
}

export interface DelegationView {
  delegation: ReviewDelegationEntity;
  delegatorName: string;
  delegateName: string;
  organizationName: string;
  state: 'planned' | 'active' | 'over' | 'revoked';
}

const MAX_DAYS = 90;

const see = {
  read: 'review.decide',
  noun: 'review_delegation',
  zh: '没有这项审核委托。',
  en: 'There is no such delegation.',
} as const;

/** Delegations are dated, on record and revocable. What they may not do is held where reviews are decided. */
@Injectable()
export class ReviewDelegationsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` naming dates that do not fit, or people
   * who do not decide on reviews in that unit themselves
   */
  async create(actor: Actor, input: DelegationInput): Promise<DelegationView> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('review.decide', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const delegatorId = input.delegatorId ?? actor.userId;
    if (delegatorId !== actor.userId && !actor.rolesAt(place).includes('chief_editor'))
      throw onlyForOneself();
    const id = await this.database.transaction(async (manager) => {
      const delegation = manager.create(ReviewDelegationEntity, {
        ...input,
        id: newId(),
        delegatorId,
        reason: cleanText(input.reason),
        createdBy: actor.userId,
        createdAt: this.clock.now(),
      });
      const faults = [
        ...this.dateFaults(delegation),
        ...(await this.personFaults(delegation, place, manager)),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      await manager.insert(ReviewDelegationEntity, delegation);
      await this.record(manager, actor, delegation, 'review_delegation.created');
      return delegation.id;
    });
    return this.view(id);
  }

  /** @throws AppError `review_delegation_not_found`, `not_allowed`, `delegation_over` */
  async revoke(actor: Actor, id: string): Promise<DelegationView> {
    await this.database.transaction(async (manager) => {
      const delegation = await this.load(id, manager, true);
      const place = await this.organizations.placeOf(delegation.organizationId, manager);
      this.requireReader(actor, delegation, place);
      const isOwn = [delegation.delegatorId, delegation.createdBy].includes(actor.userId);
      if (!isOwn && !actor.rolesAt(place).includes('chief_editor')) throw onlyForOneself();
      const now = this.clock.now();
      if (delegation.revokedAt !== null || delegation.endsAt <= now) throw isOver();
      await manager.update(ReviewDelegationEntity, id, { revokedAt: now, revokedBy: actor.userId });
      await this.record(manager, actor, delegation, 'review_delegation.revoked');
    });
    return this.view(id);
  }

  /** @throws AppError `review_delegation_not_found` */
  async get(actor: Actor, id: string): Promise<DelegationView> {
    const delegation = await this.load(id, this.database.manager);
    this.requireReader(actor, delegation, await this.organizations.placeOf(delegation.organizationId));
    return this.view(id);
  }

  /** Latest first. Plan: backward scan of the primary key, joined to `organizations` by its key. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; active?: boolean },
    limit: number,
    beforeId: string | null,
  ): Promise<DelegationView[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT d.id FROM review_delegations d JOIN organizations o ON o.id = d.organization_id
       WHERE (${scopeSql('o', 1)} OR d.delegator_id = $3 OR d.delegate_id = $3)
         AND ($4::uuid IS NULL OR o.path @> ARRAY[$4::uuid])
         AND ($5::boolean IS NULL OR $5 = (d.revoked_at IS NULL AND d.starts_at <= $6 AND d.ends_at > $6))
         AND ($7::uuid IS NULL OR d.id < $7)
       ORDER BY d.id DESC LIMIT $8`,
      [
        ...scopeParameters(actor.scope('review.decide')),
        actor.userId,
        filter.organizationId ?? null,
        filter.active ?? null,
        this.clock.now(),
        beforeId,
        limit + 1,
      ],
    );
    return this.views(rows.map(({ id }) => id));
  }

  /** Those who take part in it may read it wherever they belong. */
  private requireReader(actor: Actor, delegation: ReviewDelegationEntity, place: PlaceInTree): void {
    if ([delegation.delegatorId, delegation.delegateId].includes(actor.userId)) return;
    actor.require('review.decide', place, see);
  }

  private dateFaults({ startsAt, endsAt }: ReviewDelegationEntity): Fault[] {
    const faults: Fault[] = [];
    if (endsAt <= startsAt) {
      faults.push(fault('to', 'not_after_start', '结束时间应晚于开始时间。', 'It must end after it starts.'));
    }
    if (endsAt <= this.clock.now()) {
      faults.push(fault('to', 'in_the_past', '结束时间已经过去。', 'It would be over already.'));
    }
    if (endsAt.getTime() - startsAt.getTime() > MAX_DAYS * DAY_MS) {
      faults.push(
        fault(
          'to',
          'too_long',
          `委托最长 ${MAX_DAYS} 天。`,
          `A delegation holds for at most ${MAX_DAYS} days.`,
        ),
      );
    }
    return faults;
  }

  /** Both decide on reviews in that unit by a role of their own, active people both. */
  private async personFaults(
    { delegatorId, delegateId }: ReviewDelegationEntity,
    place: PlaceInTree,
    manager: EntityManager,
  ): Promise<Fault[]> {
    const faults: Fault[] = [];
    if (delegatorId === delegateId) {
      faults.push(
        fault('delegateId', 'delegate_self', '不能委托给自己。', 'Nobody delegates to themselves.'),
      );
    }
    const deciders = await this.database.query<{ id: string }>(
      `SELECT u.id FROM users u JOIN memberships m ON m.user_id = u.id
       WHERE u.id = ANY($1::uuid[]) AND u.state = 'active' AND m.roles && $2::text[]
         AND m.organization_id = ANY($3::uuid[]) AND (m.inherit OR m.organization_id = $4)`,
      [[delegatorId, delegateId], stageRoles, place.path, place.id],
      manager,
    );
    for (const [path, id] of [
      ['delegatorId', delegatorId],
      ['delegateId', delegateId],
    ] as const) {
      if (!deciders.some((decider) => decider.id === id)) faults.push(noDecider(path));
    }
    return faults;
  }

  private async view(id: string): Promise<DelegationView> {
    const [view] = await this.views([id]);
    return view!;
  }

  private async views(ids: string[]): Promise<DelegationView[]> {
    if (ids.length === 0) return [];
    const delegations = await this.database.manager
      .createQueryBuilder(ReviewDelegationEntity, 'd')
      .where('d.id IN (:...ids)', { ids })
      .orderBy('d.id', 'DESC')
      .getMany();
    const names = await this.database.query<Omit<DelegationView, 'delegation' | 'state'> & { id: string }>(
      `SELECT d.id, delegator.display_name AS "delegatorName", delegate.display_name AS "delegateName",
              o.name AS "organizationName"
       FROM review_delegations d JOIN users delegator ON delegator.id = d.delegator_id
       JOIN users delegate ON delegate.id = d.delegate_id JOIN organizations o ON o.id = d.organization_id
       WHERE d.id = ANY($1::uuid[])`,
      [ids],
    );
    return delegations.map((delegation) => {
      const { id: _, ...named } = names.find(({ id }) => id === delegation.id)!;
      return { delegation, ...named, state: this.stateOf(delegation) };
    });
  }

  private stateOf({ revokedAt, startsAt, endsAt }: ReviewDelegationEntity): DelegationView['state'] {
    const now = this.clock.now();
    if (revokedAt !== null) return 'revoked';
    if (endsAt <= now) return 'over';
    return startsAt <= now ? 'active' : 'planned';
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ReviewDelegationEntity> {
    const query = manager.createQueryBuilder(ReviewDelegationEntity, 'd').where('d.id = :id', { id });
    const delegation = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!delegation) throw notFound(see.noun, see.zh, see.en);
    return delegation;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    delegation: ReviewDelegationEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: delegation.organizationId,
      action,
      objectType: 'review_delegation',
      objectId: delegation.id,
      details: {
        delegatorId: delegation.delegatorId,
        delegateId: delegation.delegateId,
        from: delegation.startsAt.toISOString(),
        to: delegation.endsAt.toISOString(),
        reason: delegation.reason,
      },
    });
  }
}

function noDecider(path: string): Fault {
  return fault(
    path,
    'no_reviewer',
    '这个人在该单位（或其上级）没有编辑或总编辑角色，不能参与审核委托。',
    'That person holds no editor role in the unit or above it.',
  );
}

function onlyForOneself() {
  return notAllowed(
    'not_allowed',
    '只能委托、撤销自己的审核权；代他人设置需要本单位的总编辑角色。',
    'Only one’s own deciding is delegated or taken back; for others it takes a chief editor of the unit.',
  );
}

function isOver() {
  return ruleBroken(
    'delegation_over',
    '这项委托已经结束或已被撤销。',
    'This delegation is over or was revoked before.',
  );
}
