import { Inject, Injectable } from '@nestjs/common';
import { fault, invalidInput, newId } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor, OrganizationEntity, WantedUnits } from '@haojiao/features/organizations';
import type { SubmissionCategory } from '@haojiao/features/submissions';
import { CommissionNotices } from './commission-notices';
import { CommissionRecords } from './commission-records';
import { CommissionVersions } from './commission-versions';
import { commissionStateForbids, isOpen } from './domain/commission-state';
import { dayOf, endOfDay } from './domain/due-time';
import { CommissionEntity } from './persistence/commission.entity';

export interface CommissionChanges {
  title?: string;
  brief?: string;
  category?: SubmissionCategory | null;
  /** RFC 3339 */
  dueAt?: string;
  /** `YYYY-MM-DD`: due at the end of that day in the asking unit's time zone. */
  dueOn?: string;
  minimum?: number;
  addressees?: WantedUnits;
  /** Told to the addressed units with a change. */
  note?: string | null;
}

export interface CommissionInput extends CommissionChanges {
  organizationId: string;
  title: string;
  addressees: WantedUnits;
}

/** Writing commissions, and changing what was issued where everybody sees it. */
@Injectable()
export class WriteCommissions {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly records: CommissionRecords,
    private readonly versions: CommissionVersions,
    private readonly notices: CommissionNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(actor: Actor, input: CommissionInput): Promise<CommissionEntity> {
    return this.database.transaction(async (manager) => {
      const unit = await this.organizations.load(input.organizationId, manager);
      actor.require('commission.manage', unit, {
        read: 'organization.read',
        noun: 'organization',
        zh: '没有这个单位。',
        en: 'There is no such unit.',
      });
      const commission = manager.create(CommissionEntity, {
        id: newId(),
        organizationId: unit.id,
        brief: '',
        category: null,
        minimum: 1,
        state: 'draft',
        createdBy: actor.userId,
      });
      this.apply(commission, input, unit);
      await manager.insert(CommissionEntity, commission);
      await this.records.record(manager, actor, commission, 'created');
      return this.records.load(commission.id, manager);
    });
  }

  /**
   * A change of what was issued is a version that the addressed units see and are told of; its date only moves back.
   * @throws AppError `commission_not_found`, `not_allowed`, `commission_state_forbids`, `invalid_input`
   */
  async change(
    actor: Actor,
    id: string,
    changes: CommissionChanges,
    checkVersion: (current: CommissionEntity) => Promise<void>,
  ): Promise<CommissionEntity> {
    return this.database.transaction(async (manager) => {
      const { commission, unit } = await this.records.lock(manager, actor, id);
      await checkVersion(commission);
      if (!isOpen(commission.state)) throw commissionStateForbids(commission.state);
      const before = { ...commission };
      this.apply(commission, changes, unit);
      const saved = await manager.save(commission);
      if (saved.state === 'issued') {
        const number = await this.versions.keep(manager, actor, saved, changes.note ?? null);
        const isExtended = saved.dueAt > before.dueAt;
        if (isExtended) await this.versions.remindAnew(manager, saved.id);
        await this.notices.tellChanged(manager, saved, unit, {
          number,
          isExtended,
          note: changes.note ?? null,
        });
      }
      await this.records.record(manager, actor, saved, 'changed', { fields: Object.keys(changes) });
      return saved;
    });
  }

  private apply(commission: CommissionEntity, changes: CommissionChanges, unit: OrganizationEntity): void {
    const faults: Fault[] = [];
    const { title, brief, category, minimum, addressees } = changes;
    if (title !== undefined) commission.title = cleanText(title);
    if (commission.title === '')
      faults.push(fault('title', 'not_empty', '不能为空白。', 'It must not be blank.'));
    if (brief !== undefined) commission.brief = cleanText(brief);
    if (category !== undefined) commission.category = category;
    if (minimum !== undefined) commission.minimum = minimum;
    if (addressees) faults.push(...addressFaults(commission, addressees));
    faults.push(...this.dueFaults(commission, changes, unit));
    if (faults.length > 0) throw invalidInput(faults);
  }

  private dueFaults(
    commission: CommissionEntity,
    { dueAt, dueOn }: CommissionChanges,
    unit: OrganizationEntity,
  ): Fault[] {
    if (dueAt === undefined && dueOn === undefined && commission.dueAt) return [];
    if ((dueAt === undefined) === (dueOn === undefined)) return [oneDueTime()];
    const due = dueAt === undefined ? endOfDay(dueOn!, unit.timeZone) : new Date(dueAt);
    const path = dueAt === undefined ? 'dueOn' : 'dueAt';
    if (due <= this.clock.now())
      return [fault(path, 'in_the_past', '截止时间应在将来。', 'The due date lies in the past.')];
    if (commission.state === 'issued' && due < commission.dueAt)
      return [
        fault(path, 'due_date_earlier', '已下达的约稿只能延期。', 'What was issued may only be due later.'),
      ];
    Object.assign(commission, { dueAt: due, dueOn: dayOf(due, unit.timeZone) });
    return [];
  }
}

function addressFaults(commission: CommissionEntity, wanted: WantedUnits): Fault[] {
  if (commission.state !== 'draft')
    return [
      fault(
        'addressees',
        'addressees_frozen',
        '下达后不能更改约稿对象。',
        'Whom it was issued to is settled.',
      ),
    ];
  const { organizationIds, tier, reach } = wanted;
  if (organizationIds.length === 0 && tier === null && reach === null)
    return [fault('addressees', 'no_units', '请选择约稿对象。', 'Name the units that are asked.')];
  Object.assign(commission, { askedUnits: organizationIds, askedTier: tier, askedReach: reach });
  return [];
}

function oneDueTime(): Fault {
  return fault('dueOn', 'one_due_time', '请填写 dueOn 或 dueAt 其中之一。', 'Give either dueOn or dueAt.');
}
