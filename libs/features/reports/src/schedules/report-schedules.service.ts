import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanText, fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { ReportFormat } from '../documents/report-files';
import { dueAfterChange, nextDue } from '../domain/schedule-times';
import type { ScheduleSpan } from '../domain/schedule-times';
import { ReportSubjects } from '../period/report-subjects';
import type { SubjectWish } from '../period/report-subjects';
import { OpenReportRuns } from './open-report-runs';
import { ReportReaders, mayKnow } from './report-readers';
import { ReportScheduleEntity } from './report-schedule.entity';

export interface ScheduleChanges {
  name?: string;
  every?: ScheduleSpan;
  at?: string;
  delayDays?: number;
  recipientIds?: string[];
  format?: ReportFormat;
  state?: 'active' | 'paused';
}

export interface ScheduleInput extends ScheduleChanges, SubjectWish {
  organizationId: string;
  name: string;
  every: ScheduleSpan;
  at: string;
  recipientIds: string[];
  format: ReportFormat;
}

const manage = 'report_schedule.manage';
const see = {
  read: manage,
  noun: 'report_schedule',
  zh: '没有这个定期报告。',
  en: 'There is no such scheduled report.',
} as const;

/** Scheduled reports as people set them up. */
@Injectable()
export class ReportSchedulesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly subjects: ReportSubjects,
    private readonly readers: ReportReaders,
    private readonly runs: OpenReportRuns,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The first report is that of the period which ends next. @throws AppError as `ReportSubjects.find`, `invalid_input` */
  async create(actor: Actor, input: ScheduleInput): Promise<ReportScheduleEntity> {
    const { organizationId, columnId, brandId, campaignId, ...changes } = input;
    const place = await this.organizations.placeOf(organizationId);
    actor.require(manage, place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    const { subject } = await this.subjects.find(actor, { organizationId, columnId, brandId, campaignId });
    return this.database.transaction(async (manager) => {
      const schedule = manager.create(ReportScheduleEntity, {
        id: newId(),
        organizationId,
        subjectKind: subject.kind,
        subjectId: subject.id,
        delayDays: 0,
        state: 'active',
      });
      await this.apply(manager, actor, schedule, changes);
      const { timeZone } = await this.organizations.load(organizationId, manager);
      schedule.nextDueAt = nextDue({ ...schedule, timeZone }, this.clock.now()).dueAt;
      await manager.insert(ReportScheduleEntity, schedule);
      await this.record(manager, actor, schedule, 'created');
      return manager.findOneByOrFail(ReportScheduleEntity, { id: schedule.id });
    });
  }

  /**
   * Whoever changes it answers for it: it is made by that person's rights from then on. What is due by now and was not
   * made yet is written down first, by the rule until now.
   */
  async change(
    actor: Actor,
    id: string,
    changes: ScheduleChanges,
    checkVersion: (current: ReportScheduleEntity) => void,
  ): Promise<ReportScheduleEntity> {
    return this.database.transaction(async (manager) => {
      const schedule = await this.lock(actor, id, manager);
      checkVersion(schedule);
      const now = this.clock.now();
      const { timeZone } = await this.organizations.load(schedule.organizationId, manager);
      const former = { ...schedule, timeZone };
      if (former.state === 'active' && former.nextDueAt <= now) {
        await this.runs.open(manager, former, former, now);
        former.nextDueAt = nextDue(former, now).dueAt;
      }
      await this.apply(manager, actor, schedule, changes);
      const rule = { ...schedule, timeZone };
      schedule.nextDueAt =
        former.state === 'active' ? dueAfterChange(rule, former, now) : nextDue(rule, now).dueAt;
      const saved = await manager.save(schedule);
      await this.record(manager, actor, saved, 'changed');
      return saved;
    });
  }

  /** Its history goes with it; the trail keeps that it was. */
  async remove(
    actor: Actor,
    id: string,
    checkVersion: (current: ReportScheduleEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const schedule = await this.lock(actor, id, manager);
      checkVersion(schedule);
      await manager.delete(ReportScheduleEntity, { id });
      await this.record(manager, actor, schedule, 'removed');
    });
  }

  /** @throws AppError `report_schedule_not_found`, `not_allowed` */
  async get(actor: Actor, id: string): Promise<ReportScheduleEntity> {
    const schedule = await this.load(id, this.database.manager);
    actor.require(manage, await this.organizations.placeOf(schedule.organizationId), see);
    return schedule;
  }

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<ReportScheduleEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM report_schedules s JOIN organizations o ON o.id = s.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR s.id > $4)
       ORDER BY s.id LIMIT $5`,
      [...scopeParameters(actor.scope(manage)), organizationId, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ReportScheduleEntity, 's')
      .where('s.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('s.id')
      .getMany();
  }

  private async apply(
    manager: EntityManager,
    actor: Actor,
    schedule: ReportScheduleEntity,
    { at, name, ...others }: ScheduleChanges,
  ): Promise<void> {
    const changes = { ...others, sendAt: at, name: name === undefined ? undefined : cleanText(name) };
    const told = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    Object.assign(schedule, told, { answersFor: actor.userId });
    await this.requireReaders(manager, schedule);
  }

  /** Everybody named may know the figures; whether they still may is asked again before each mail. */
  private async requireReaders(
    manager: EntityManager,
    { organizationId, recipientIds }: ReportScheduleEntity,
  ): Promise<void> {
    const place = await this.organizations.placeOf(organizationId, manager);
    const faults: Fault[] = [];
    for (const [index, userId] of recipientIds.entries()) {
      const reader = await this.readers.find(userId, manager);
      if (reader && mayKnow(reader.actor, place, false)) continue;
      faults.push(
        fault(
          `recipientIds.${index}`,
          'recipient_may_not_know',
          '此人不存在、已停用，或无权查看该单位及其下级的数据。',
          'There is no such active person, or they may not see the figures of the unit and those below it.',
        ),
      );
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private async lock(actor: Actor, id: string, manager: EntityManager): Promise<ReportScheduleEntity> {
    const schedule = await this.load(id, manager, true);
    actor.require(manage, await this.organizations.placeOf(schedule.organizationId, manager), see);
    return schedule;
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ReportScheduleEntity> {
    const query = manager.createQueryBuilder(ReportScheduleEntity, 's').where('s.id = :id', { id });
    const schedule = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!schedule) throw notFound(see.noun, see.zh, see.en);
    return schedule;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    schedule: ReportScheduleEntity,
    what: string,
  ): Promise<void> {
    const { id, organizationId, name, subjectKind, subjectId, every, recipientIds, format, state } = schedule;
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: `report_schedule.${what}`,
      objectType: 'report_schedule',
      objectId: id,
      details: { name, subjectKind, subjectId, every, recipientIds, format, state },
    });
  }
}
