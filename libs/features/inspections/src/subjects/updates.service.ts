import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { InspectedSubjects } from './inspected-subject';
import type { SubjectWish } from './inspected-subject';
import { InspectionUpdateEntity } from './inspection-update.entity';
import { SubjectRecords } from './subject-records';
import type { RecordKind } from './subject-records';

export interface UpdateInput extends SubjectWish {
  occurredAt: Date;
  url?: string | null;
  note?: string | null;
}

const update: RecordKind<InspectionUpdateEntity> = {
  entity: InspectionUpdateEntity,
  table: 'inspection_updates',
  noun: 'inspection_update',
  zh: '没有这条更新记录。',
  en: 'There is no such update.',
};

/** Updates that were made outside of this product, told by people: they count as others do. */
@Injectable()
export class UpdatesService {
  constructor(
    private readonly database: Database,
    private readonly subjects: InspectedSubjects,
    private readonly records: SubjectRecords,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError of `InspectedSubjects`, `invalid_input` */
  async record(
    actor: Actor,
    { occurredAt, url, note, ...wish }: UpdateInput,
  ): Promise<InspectionUpdateEntity> {
    const subject = await this.subjects.require(actor, 'figure.record', wish);
    const recordedAt = this.clock.now();
    if (occurredAt > recordedAt) throw inTheFuture();
    return this.database.transaction(async (manager) => {
      const row = manager.create(InspectionUpdateEntity, {
        ...{ id: newId(), ...subject, occurredAt, url: url ?? null, note: note ? cleanLine(note) : null },
        ...{ recordedBy: actor.userId, recordedAt, revokedBy: null, revokedAt: null },
      });
      await manager.insert(InspectionUpdateEntity, row);
      await this.trace(manager, actor, row, 'inspection.update_recorded');
      return row;
    });
  }

  /** Newest first, revoked ones too. */
  list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<InspectionUpdateEntity[]> {
    return this.records.list(update, actor, organizationId, limit, after);
  }

  /** @throws AppError `inspection_update_not_found` */
  get(actor: Actor, id: string): Promise<InspectionUpdateEntity> {
    return this.records.get(update, actor, id);
  }

  /** Entered by mistake. @throws AppError `inspection_update_not_found`, `not_allowed`, `inspection_update_revoked` */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await this.records.lock(update, actor, 'figure.record', id, manager);
      if (row.revokedAt)
        throw ruleBroken('inspection_update_revoked', '这条记录已撤销。', 'It was revoked already.');
      Object.assign(row, { revokedBy: actor.userId, revokedAt: this.clock.now() });
      await manager.save(row);
      await this.trace(manager, actor, row, 'inspection.update_revoked');
    });
  }

  private async trace(
    manager: EntityManager,
    actor: Actor,
    row: InspectionUpdateEntity,
    action: string,
  ): Promise<void> {
    const { id, organizationId, channelAccountId, columnId, occurredAt } = row;
    await this.audit.record(manager, {
      ...{ actor: actor.audit, organizationId, action, objectType: 'inspection_update', objectId: id },
      details: { channelAccountId, columnId, occurredAt: occurredAt.toISOString() },
    });
  }
}

function inTheFuture() {
  return invalidInput([
    fault('occurredAt', 'in_the_future', '更新时间不能晚于现在。', 'It must not be later than now.'),
  ]);
}
