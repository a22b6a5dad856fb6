import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ChannelAccountsService } from '@haojiao/features/channel-accounts';
import { cleanText } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import type { SlotDay } from '../domain/slot-occurrences';
import { PlanAccess } from '../plan-access';
import { RecurringSlotEntity } from './recurring-slot.entity';

export interface RecurringSlotChanges {
  name?: string;
  columnId?: string | null;
  channelAccountId?: string | null;
  days?: SlotDay[];
  time?: string;
  from?: string;
  until?: string | null;
  skipHolidays?: boolean;
  alarmAt?: string;
  contentType?: string | null;
}

export interface RecurringSlotInput extends RecurringSlotChanges {
  organizationId: string;
  name: string;
  days: SlotDay[];
  time: string;
  from: string;
}

export const slotSee = {
  read: 'plan.read',
  noun: 'recurring_slot',
  zh: '没有这个固定栏位。',
  en: 'There is no such recurring slot.',
} as const;

@Injectable()
export class RecurringSlotsService {
  constructor(
    private readonly database: Database,
    private readonly access: PlanAccess,
    private readonly accounts: ChannelAccountsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: RecurringSlotInput): Promise<RecurringSlotEntity> {
    return this.database.transaction(async (manager) => {
      await this.access.requireUnit(actor, 'plan.manage', input.organizationId, manager);
      const slot = manager.create(RecurringSlotEntity, {
        id: newId(),
        organizationId: input.organizationId,
        columnId: null,
        channelAccountId: null,
        endsOn: null,
        skipHolidays: false,
        alarmAt: '18:00',
        contentType: null,
        createdBy: actor.userId,
      });
      apply(slot, input);
      await this.requireSound(manager, actor, slot);
      await manager.insert(RecurringSlotEntity, slot);
      await this.record(manager, actor, slot, 'recurring_slot.created');
      return manager.findOneByOrFail(RecurringSlotEntity, { id: slot.id });
    });
  }

  /** An `until` in the past ends it; what was assigned and told stays on record. */
  async change(
    actor: Actor,
    id: string,
    changes: RecurringSlotChanges,
    checkVersion: (current: RecurringSlotEntity) => void,
  ): Promise<RecurringSlotEntity> {
    return this.database.transaction(async (manager) => {
      const slot = await this.lock(manager, actor, id, 'plan.manage');
      checkVersion(slot);
      apply(slot, changes);
      await this.requireSound(manager, actor, slot);
      const saved = await manager.save(slot);
      await this.record(manager, actor, saved, 'recurring_slot.changed');
      return saved;
    });
  }

  /** @throws AppError `recurring_slot_not_found`, `not_allowed` */
  async lock(manager: EntityManager, actor: Actor, id: string, action: Action): Promise<RecurringSlotEntity> {
    const slot = await manager
      .createQueryBuilder(RecurringSlotEntity, 's')
      .setLock('pessimistic_write')
      .where('s.id = :id', { id })
      .getOne();
    return this.permitted(actor, action, slot, manager);
  }

  async get(actor: Actor, id: string): Promise<RecurringSlotEntity> {
    const slot = await this.database.manager.findOneBy(RecurringSlotEntity, { id });
    return this.permitted(actor, 'plan.read', slot, this.database.manager);
  }

  /** Oldest first. Plan: the primary key in order, each row's unit by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<RecurringSlotEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM recurring_slots s JOIN organizations o ON o.id = s.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR s.id > $4)
       ORDER BY s.id LIMIT $5`,
      [...scopeParameters(actor.scope('plan.read')), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(RecurringSlotEntity, 's')
      .where('s.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('s.id')
      .getMany();
  }

  private async permitted(
    actor: Actor,
    action: Action,
    slot: RecurringSlotEntity | null,
    manager: EntityManager,
  ): Promise<RecurringSlotEntity> {
    if (!slot) throw notFound(slotSee.noun, slotSee.zh, slotSee.en);
    actor.require(action, await this.access.placeOf(slot.organizationId, manager), slotSee);
    return slot;
  }

  private async requireSound(manager: EntityManager, actor: Actor, slot: RecurringSlotEntity): Promise<void> {
    const faults: Fault[] = [
      ...(await this.access.columnFaults(slot.columnId, slot.organizationId, manager)),
      ...(await this.accountFaults(manager, actor, slot)),
    ];
    if (slot.columnId === null && slot.channelAccountId === null) {
      faults.push(
        fault(
          'columnId',
          'column_or_account',
          '请至少指定栏目或渠道账号之一。',
          'Name a column, a channel account, or both.',
        ),
      );
    }
    if (slot.days.includes('working_days') && slot.days.length > 1) {
      faults.push(
        fault(
          'days',
          'working_days_alone',
          '“working_days”不能与星期同时选择。',
          '"working_days" stands alone.',
        ),
      );
    }
    if (slot.endsOn !== null && slot.endsOn < slot.startsOn) {
      faults.push(fault('until', 'before_start', '结束日期早于开始日期。', 'It would end before it begins.'));
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  /** Whoever keeps a place on an account free may publish there. */
  private async accountFaults(
    manager: EntityManager,
    actor: Actor,
    { channelAccountId }: RecurringSlotEntity,
  ): Promise<Fault[]> {
    if (channelAccountId === null) return [];
    const account = await this.accounts.load(channelAccountId, manager).catch(() => null);
    const isUsable =
      account !== null &&
      (await this.accounts.requireOn(actor, 'publication.manage', account, manager).then(
        () => true,
        () => false,
      ));
    if (isUsable) return [];
    return [
      fault(
        'channelAccountId',
        'channel_account_not_found',
        '没有这个渠道账号。',
        'There is no such channel account.',
      ),
    ];
  }

  private record(manager: EntityManager, actor: Actor, slot: RecurringSlotEntity, action: string) {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: slot.organizationId,
      action,
      objectType: 'recurring_slot',
      objectId: slot.id,
      details: { name: slot.name, days: slot.days, time: slot.time, from: slot.startsOn, until: slot.endsOn },
    });
  }
}

function apply(slot: RecurringSlotEntity, changes: RecurringSlotChanges): void {
  const { from, until, name, ...others } = changes;
  const told = Object.entries({
    ...others,
    startsOn: from,
    endsOn: until,
    name: name === undefined ? undefined : cleanText(name),
  }).filter(([, value]) => value !== undefined);
  Object.assign(slot, Object.fromEntries(told));
}
