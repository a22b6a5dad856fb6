import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { ContentsService } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { WorkingDays } from '@haojiao/features/working-days';
import { occurrenceAt, occurrencesBetween } from '../domain/slot-occurrences';
import type { RecurringSlotEntity } from './recurring-slot.entity';
import { RecurringSlotsService } from './recurring-slots.service';
import { SlotAlarms } from './slot-alarms';
import { SlotAssignmentEntity } from './slot-assignment.entity';
import { SlotFillings } from './slot-fillings';
import type { Filling, Occurrence } from './slot-fillings';
import { factsOf, ruleOf } from './slot-rule';

export type OccurrenceState = 'filled' | 'skipped' | 'empty' | 'missed';

export interface OccurrenceView extends Filling {
  at: Date;
  state: OccurrenceState;
}

/** Exactly one of the two. */
export interface AssignmentInput {
  contentId?: string;
  skipReason?: string;
}

/** The occurrences of a slot, and what people decide about one. */
@Injectable()
export class SlotOccurrences {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly slots: RecurringSlotsService,
    private readonly contents: ContentsService,
    private readonly workingDays: WorkingDays,
    private readonly fillings: SlotFillings,
    private readonly alarms: SlotAlarms,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor, id: string, from: string, to: string): Promise<OccurrenceView[]> {
    const slot = await this.slots.get(actor, id);
    return this.viewsOf(actor, await this.between(slot, from, to));
  }

  /** In order of their hours, of several slots whose reading was permitted before. */
  async viewsOf(actor: Actor, occurrences: Occurrence[], manager?: EntityManager): Promise<OccurrenceView[]> {
    const fillings = await this.fillings.of(occurrences, actor, manager);
    const now = this.clock.now();
    return fillings.map((filling, index) => {
      const { at } = occurrences[index]!;
      const open = at > now ? ('empty' as const) : ('missed' as const);
      return {
        ...filling,
        at,
        state: filling.isFilled ? 'filled' : filling.skipReason !== null ? 'skipped' : open,
      };
    });
  }

  /** The computed occurrences from day to day, both included. */
  async between(slot: RecurringSlotEntity, from: string, to: string): Promise<Occurrence[]> {
    const [{ timeZone }, calendar] = await Promise.all([
      this.organizations.load(slot.organizationId),
      this.workingDays.calendar(),
    ]);
    const rule = ruleOf(slot);
    return occurrencesBetween(rule, from, to, factsOf(calendar)).map((date) => ({
      slotId: slot.id,
      date,
      at: occurrenceAt(rule, date, timeZone),
    }));
  }

  /**
   * Names the item of one occurrence, or why it stays empty. Naming needs the right to publish the item as well, leaving
   * empty the right to manage plans.
   * @throws AppError `occurrence_not_found`, `occurrence_over`, `not_allowed`, `invalid_input`
   */
  async assign(
    actor: Actor,
    id: string,
    date: string,
    input: AssignmentInput,
    checkVersion: (current: SlotAssignmentEntity) => void,
  ): Promise<{ assignment: SlotAssignmentEntity; isNew: boolean }> {
    requireOneWay(input);
    return this.database.transaction(async (manager) => {
      const action = input.contentId === undefined ? 'plan.manage' : 'plan.write';
      const slot = await this.slots.lock(manager, actor, id, action);
      await this.requireAhead(slot, date);
      if (input.contentId !== undefined) await this.requireFitting(manager, actor, slot, input.contentId);
      const current = await manager.findOneBy(SlotAssignmentEntity, { slotId: id, date });
      if (current) checkVersion(current);
      const assignment = Object.assign(
        current ?? manager.create(SlotAssignmentEntity, { slotId: id, date }),
        {
          contentId: input.contentId ?? null,
          skipReason: input.skipReason ?? null,
          assignedBy: actor.userId,
        },
      );
      const saved = await manager.save(assignment);
      await this.alarms.resolve(manager, id, date);
      await this.record(manager, actor, slot, 'assigned', { date, ...input });
      return { assignment: saved, isNew: current === null };
    });
  }

  /** Takes back what was decided; the occurrence is open again. */
  async clear(
    actor: Actor,
    id: string,
    date: string,
    checkVersion: (current: SlotAssignmentEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const slot = await this.slots.lock(manager, actor, id, 'plan.manage');
      const current = await manager.findOneBy(SlotAssignmentEntity, { slotId: id, date });
      if (!current) throw noOccurrence();
      checkVersion(current);
      await this.requireAhead(slot, date);
      await manager.delete(SlotAssignmentEntity, { slotId: id, date });
      await this.record(manager, actor, slot, 'cleared', { date });
    });
  }

  private async requireAhead(slot: RecurringSlotEntity, date: string): Promise<void> {
    const [occurrence] = await this.between(slot, date, date);
    if (!occurrence) throw noOccurrence();
    if (occurrence.at > this.clock.now()) return;
    throw ruleBroken(
      'occurrence_over',
      '这一期的时间已过，不能再改。',
      'The hour of this occurrence is over; it stays as it is.',
    );
  }

  /** The right is needed at the item as at the slot; what another unit wrote is planned by who may publish it. */
  private async requireFitting(
    manager: EntityManager,
    actor: Actor,
    slot: RecurringSlotEntity,
    contentId: string,
  ): Promise<void> {
    const content = await this.contents.load(contentId, manager).catch(() => null);
    const faults: Fault[] = [];
    const say = (code: string, zh: string, en: string) => faults.push(fault('contentId', code, zh, en));
    const place = content && (await this.contents.placeOf(content, manager));
    if (!content || !place || !actor.can('publication.manage', place)) {
      say('content_not_found', '没有这篇稿件。', 'There is no such content item.');
    } else {
      if (slot.contentType !== null && content.type !== slot.contentType)
        say('content_type_mismatch', '稿件类型与栏位不符。', 'The slot takes another type of content.');
      if (slot.columnId !== null && content.columnId !== slot.columnId)
        say('column_mismatch', '稿件不在这个栏目。', 'The item is not in the column of the slot.');
      if (content.state === 'archived' || content.state === 'withdrawn')
        say('content_state', '稿件已归档或撤稿。', 'The item is archived or withdrawn.');
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    slot: RecurringSlotEntity,
    what: string,
    details: object,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: slot.organizationId,
      action: `slot_occurrence.${what}`,
      objectType: 'recurring_slot',
      objectId: slot.id,
      details: { name: slot.name, ...details },
    });
  }
}

function requireOneWay({ contentId, skipReason }: AssignmentInput): void {
  if ((contentId === undefined) !== (skipReason === undefined)) return;
  throw invalidInput([
    fault(
      'contentId',
      'content_or_reason',
      '请填写 contentId 或 skipReason 其中一项。',
      'Give either contentId or skipReason.',
    ),
  ]);
}

function noOccurrence() {
  return notFound(
    'occurrence',
    '这一天没有这个栏位，或没有可取消的安排。',
    'The slot does not stand open on that day, or nothing was decided about it.',
  );
}
