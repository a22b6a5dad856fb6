import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { InspectedSubjects } from './inspected-subject';
import type { SubjectWish } from './inspected-subject';
import { InspectionUpdateEntity } from './inspection-update.entity';

export interface UpdateInput extends SubjectWish {
  occurredAt: Date;
  url?: string | null;
  note?: string | null;
}

const see = {
  read: 'analytics.read',
  noun: 'inspection_update',
  zh: '没有这条更新记录。',
  en: 'There is no such update.',
} as const;

/** Updates that were made outside of this product, told by people: they count as others do. */
@Injectable()
export class UpdatesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly subjects: InspectedSubjects,
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

  /** Newest first, revoked ones too. Plan: units of the scope by the GIN index, `inspection_updates_organization_id`. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<InspectionUpdateEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT t.id FROM inspection_updates t JOIN organizations o ON o.id = t.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR t.id < $4) ORDER BY t.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope('analytics.read')), organizationId, after, limit + 1],
    );
    return this.database.manager
      .createQueryBuilder(InspectionUpdateEntity, 't')
      .where('t.id = ANY(CAST(:ids AS uuid[]))', { ids: rows.map(({ id }) => id) })
      .orderBy('t.id', 'DESC')
      .getMany();
  }

  /** @throws AppError `inspection_update_not_found` */
  async get(actor: Actor, id: string): Promise<InspectionUpdateEntity> {
    const row = await this.database.manager.findOneBy(InspectionUpdateEntity, { id });
    if (!row) throw notFound(see.noun, see.zh, see.en);
    actor.require('analytics.read', await this.organizations.placeOf(row.organizationId), see);
    return row;
  }

  /** Entered by mistake. @throws AppError `inspection_update_not_found`, `not_allowed`, `inspection_update_revoked` */
  async revoke(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const row = await manager
        .createQueryBuilder(InspectionUpdateEntity, 't')
        .setLock('pessimistic_write')
        .where('t.id = :id', { id })
        .getOne();
      if (!row) throw notFound(see.noun, see.zh, see.en);
      actor.require('figure.record', await this.organizations.placeOf(row.organizationId, manager), see);
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
