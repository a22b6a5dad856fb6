import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_MS, beijingDate, cleanLine, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { InspectedSubjects } from './inspected-subject';
import type { SubjectWish } from './inspected-subject';
import { InspectionExemptionEntity } from './inspection-exemption.entity';
import { SubjectRecords } from './subject-records';
import type { RecordKind } from './subject-records';

export interface ExemptionInput extends SubjectWish {
  reason: string;
  until: string;
}

/** Nobody is exempt for ever: a reason is looked at again. */
const LONGEST_DAYS = 400;

const exemption: RecordKind<InspectionExemptionEntity> = {
  entity: InspectionExemptionEntity,
  table: 'inspection_exemptions',
  noun: 'inspection_exemption',
  zh: '没有这项豁免。',
  en: 'There is no such exemption.',
};

/** Who is not held to the rules for a while, and why. */
@Injectable()
export class ExemptionsService {
  constructor(
    private readonly database: Database,
    private readonly subjects: InspectedSubjects,
    private readonly records: SubjectRecords,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError of `InspectedSubjects`, `invalid_input` */
  async grant(actor: Actor, { reason, until, ...wish }: ExemptionInput): Promise<InspectionExemptionEntity> {
    const subject = await this.subjects.require(actor, 'inspection.manage', wish);
    const grantedAt = this.clock.now();
    requireUntil(until, grantedAt);
    return this.database.transaction(async (manager) => {
      const row = manager.create(InspectionExemptionEntity, {
        ...{ id: newId(), ...subject, reason: cleanLine(reason), untilDay: until },
        ...{ grantedBy: actor.userId, grantedAt, endedBy: null, endedAt: null },
      });
      await manager.insert(InspectionExemptionEntity, row);
      await this.trace(manager, actor, row, 'inspection.exempted');
      return row;
    });
  }

  /** Newest first, those that ended too. */
  list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<InspectionExemptionEntity[]> {
    return this.records.list(exemption, actor, organizationId, limit, after);
  }

  /** @throws AppError `inspection_exemption_not_found` */
  get(actor: Actor, id: string): Promise<InspectionExemptionEntity> {
    return this.records.get(exemption, actor, id);
  }

  /** @throws AppError `inspection_exemption_not_found`, `not_allowed`, `inspection_exemption_ended` */
  async end(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await this.records.lock(exemption, actor, 'inspection.manage', id, manager);
      if (row.endedAt)
        throw ruleBroken('inspection_exemption_ended', '这项豁免已经结束。', 'It has ended already.');
      Object.assign(row, { endedBy: actor.userId, endedAt: this.clock.now() });
      await manager.save(row);
      await this.trace(manager, actor, row, 'inspection.exemption_ended');
    });
  }

  private async trace(
    manager: EntityManager,
    actor: Actor,
    row: InspectionExemptionEntity,
    action: string,
  ): Promise<void> {
    const { id, organizationId, channelAccountId, columnId, reason, untilDay } = row;
    await this.audit.record(manager, {
      ...{ actor: actor.audit, organizationId, action, objectType: 'inspection_exemption', objectId: id },
      details: { channelAccountId, columnId, reason, until: untilDay },
    });
  }
}

function requireUntil(until: string, now: Date): void {
  const last = beijingDate(new Date(now.getTime() + LONGEST_DAYS * DAY_MS));
  if (until >= beijingDate(now) && until <= last) return;
  throw invalidInput([
    fault(
      'until',
      'until_out_of_reach',
      `截止日应在今天至 ${last} 之间。`,
      `The last day has to be between today and ${last}.`,
    ),
  ]);
}
