import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, fault, invalidInput, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { linesOfCsv, readCalendarDays } from './domain/read-calendar-days';
import type { WrittenDay } from './domain/read-calendar-days';
import { WorkingDayYearEntity } from './persistence/working-day-year.entity';

export interface YearInput {
  days?: { date: string; kind: string; name: string }[];
  /** Lines `date,kind,name`, in place of `days`. */
  csv?: string;
  source?: string;
}

/** More than any notice names: what is longer is another file. */
const MOST_DAYS = 120;

/** A year's notice, read in. Every import is a version of its own; earlier ones stay. */
@Injectable()
export class ImportWorkingDays {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest version; null: nobody imported the year. Plan: the primary key. */
  async newest(year: number, manager?: EntityManager): Promise<WorkingDayYearEntity | null> {
    const [newest] = await this.versions(year, 1, null, manager);
    return newest ?? null;
  }

  /** Newest first. Plan: backwards over the primary key, by year. */
  async versions(
    year: number,
    limit: number,
    before: number | null,
    manager: EntityManager = this.database.manager,
  ): Promise<WorkingDayYearEntity[]> {
    const query = manager
      .createQueryBuilder(WorkingDayYearEntity, 'y')
      .where('y.year = :year AND (CAST(:before AS integer) IS NULL OR y.version < :before)', { year, before })
      .orderBy('y.version', 'DESC')
      .limit(limit);
    return query.getMany();
  }

  /** @throws AppError `not_allowed`, `invalid_input` with every fault by its line */
  async import(
    actor: Actor,
    year: number,
    input: YearInput,
    checkVersion: (current: WorkingDayYearEntity) => void,
  ): Promise<{ year: WorkingDayYearEntity; isNew: boolean }> {
    const root = await this.requireAtRoot(actor);
    const { days, faults } = readCalendarDays(year, writtenIn(input));
    if (faults.length > 0) throw invalidInput(faults);
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('working-days:' || $1, 0))`, [year]);
      const current = await this.newest(year, manager);
      if (current) checkVersion(current);
      const version = manager.create(WorkingDayYearEntity, {
        year,
        version: (current?.version ?? 0) + 1,
        days,
        source: input.source ?? null,
        importedBy: actor.userId,
        importedAt: this.clock.now(),
      });
      await manager.insert(WorkingDayYearEntity, version);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: root,
        action: 'working_days.imported',
        objectType: 'working_day_year',
        objectId: String(year),
        details: { version: version.version, days: days.length, source: version.source },
      });
      return { year: version, isNew: current === null };
    });
  }

  /** The calendar is one for the whole installation. */
  private async requireAtRoot(actor: Actor): Promise<string> {
    const root = await this.organizations.findRoot();
    if (!root) throw notFound('organization', '没有这个单位。', 'There is no such unit.');
    if (actor.can('working_day.manage', root)) return root.id;
    throw new AppError('notAllowed', 'not_allowed', {
      zh: '节假日安排全系统共用，只有最上级单位的管理员可以导入。',
      en: 'Holidays are one calendar for all: only an administrator of the root unit imports them.',
    });
  }
}

function writtenIn({ days, csv }: YearInput): WrittenDay[] {
  if ((days === undefined) === (csv === undefined)) {
    throw invalidInput([
      fault('days', 'days_or_csv', '请提供 days 或 csv 其中一项。', 'Give either days or csv.'),
    ]);
  }
  const written = days ? days.map((day, index) => ({ ...day, path: `days.${index}` })) : linesOfCsv(csv!);
  if (written.length >= 1 && written.length <= MOST_DAYS) return written;
  throw invalidInput([
    fault(
      days ? 'days' : 'csv',
      'days_count',
      `一年应有 1–${MOST_DAYS} 天。`,
      `A year names 1 to ${MOST_DAYS} days.`,
    ),
  ]);
}
