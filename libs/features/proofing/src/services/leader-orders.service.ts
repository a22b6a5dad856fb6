import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { LeaderOrderEntity } from '../persistence/leader-order.entity';
import type { LeaderEntry } from '../persistence/leader-order.entity';

const unit = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** In which order people are named, and with which titles; every list that was put is kept. */
@Injectable()
export class LeaderOrdersService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The whole list at once. The first needs no `If-Match`.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input`, and whatever `checkVersion` has against it
   */
  async put(
    actor: Actor,
    organizationId: string,
    entries: LeaderEntry[],
    checkVersion: (current: LeaderOrderEntity) => void,
  ): Promise<LeaderOrderEntity> {
    await this.requireOn(actor, 'lexicon.manage', organizationId);
    const faults = entries.flatMap(faultsOf);
    if (faults.length > 0) throw invalidInput(faults);
    return this.database.transaction(async (manager) => {
      // The unit's row stands for its list: two puts come one after the other.
      await this.organizations.load(organizationId, manager, true);
      const current = await this.newest(organizationId, manager);
      if (current) checkVersion(current);
      const order = manager.create(LeaderOrderEntity, {
        organizationId,
        number: (current?.number ?? 0) + 1,
        entries: entries.map(cleaned),
        createdBy: actor.userId,
        createdAt: this.clock.now(),
      });
      await manager.insert(LeaderOrderEntity, order);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: 'leader_order.put',
        objectType: 'leader_order',
        objectId: organizationId,
        details: { number: order.number, entries: order.entries.length },
      });
      return order;
    });
  }

  /** The list in force. @throws AppError `leader_order_not_found` where none was put */
  async get(actor: Actor, organizationId: string): Promise<LeaderOrderEntity> {
    await this.requireOn(actor, 'lexicon.read', organizationId);
    const order = await this.newest(organizationId);
    if (order) return order;
    throw notFound('leader_order', '本单位还没有排序名单。', 'This unit has put no order of names yet.');
  }

  /** Newest first. Plan: backward range of the primary key `(organization_id, number)`. */
  async versions(
    actor: Actor,
    organizationId: string,
    limit: number,
    beforeNumber: number | null,
  ): Promise<LeaderOrderEntity[]> {
    await this.requireOn(actor, 'lexicon.read', organizationId);
    return this.database.manager
      .createQueryBuilder(LeaderOrderEntity, 'l')
      .where('l.organizationId = :organizationId', { organizationId })
      .andWhere('(CAST(:beforeNumber AS integer) IS NULL OR l.number < :beforeNumber)', { beforeNumber })
      .orderBy('l.number', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  /** The list of the nearest unit of the path that put one, whatever the days of its entries. */
  async forPath(path: readonly string[], manager?: EntityManager): Promise<LeaderEntry[]> {
    const [nearest] = await this.database.query<{ entries: LeaderEntry[] }>(
      `SELECT entries FROM leader_orders WHERE organization_id = ANY($1::uuid[])
       ORDER BY array_position($1::uuid[], organization_id) DESC, number DESC LIMIT 1`,
      [path],
      manager,
    );
    return nearest?.entries ?? [];
  }

  private async newest(
    organizationId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<LeaderOrderEntity | null> {
    return manager
      .createQueryBuilder(LeaderOrderEntity, 'l')
      .where('l.organizationId = :organizationId', { organizationId })
      .orderBy('l.number', 'DESC')
      .limit(1)
      .getOne();
  }

  private async requireOn(actor: Actor, action: Action, organizationId: string): Promise<void> {
    actor.require(action, await this.organizations.placeOf(organizationId), unit);
  }
}

function cleaned({ name, title, validFrom, validTo }: LeaderEntry): LeaderEntry {
  return {
    name: cleanText(name),
    title: cleanText(title),
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
  };
}

function faultsOf(entry: LeaderEntry, index: number): Fault[] {
  const { name, title, validFrom, validTo } = cleaned(entry);
  const faults: Fault[] = [];
  for (const [member, value] of [
    ['name', name],
    ['title', title],
  ] as const) {
    if (value === '')
      faults.push(fault(`entries.${index}.${member}`, 'required', '不能为空。', 'It must not be empty.'));
  }
  if (validFrom && validTo && validTo < validFrom) {
    faults.push(
      fault(
        `entries.${index}.validTo`,
        'not_after_start',
        '结束日期早于开始日期。',
        'It ends before it begins.',
      ),
    );
  }
  return faults;
}
