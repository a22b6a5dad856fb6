import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock, Fault } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { addMonths, dayBefore } from '../domain';
import type { Day, Period } from '../domain';
import { ScoringAccess } from '../scoring-access';
import { AssessmentYearEntity } from './assessment-year.entity';
import type { LateArrivals, PeriodUnit } from './assessment-year.entity';

export interface AssessmentYearChanges {
  name?: string;
  startsOn?: Day;
  endsOn?: Day;
  periodUnit?: PeriodUnit;
  lateArrivals?: LateArrivals;
  schemeId?: string;
}

const noSuchYear = {
  noun: 'assessment_year',
  zh: '没有这个考核年度。',
  en: 'There is no such assessment year.',
} as const;

/** Which days a unit counts together, in which periods, and by which scheme. */
@Injectable()
export class AssessmentYearsService {
  constructor(
    private readonly database: Database,
    private readonly access: ScoringAccess,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault */
  async create(
    actor: Actor,
    { organizationId, ...input }: Required<AssessmentYearChanges> & { organizationId: string },
  ): Promise<AssessmentYearEntity> {
    const place = await this.access.requireIn(actor, 'scoring_scheme.manage', organizationId);
    return this.database.transaction(async (manager) => {
      const year = manager.create(AssessmentYearEntity, {
        ...input,
        id: newId(),
        organizationId,
        usedAt: null,
        createdBy: actor.userId,
      });
      await this.requireSound(manager, year, place);
      await write(() => manager.insert(AssessmentYearEntity, year));
      await this.record(manager, actor, year, 'created', Object.keys(input));
      return manager.findOneByOrFail(AssessmentYearEntity, { id: year.id });
    });
  }

  /** Once a bulletin of the year was closed, only its name. @throws AppError `assessment_year_used`, `invalid_input` */
  async change(
    actor: Actor,
    id: string,
    changes: AssessmentYearChanges,
    checkVersion: (current: AssessmentYearEntity) => void,
  ): Promise<AssessmentYearEntity> {
    return this.database.transaction(async (manager) => {
      const year = await this.load(id, manager, true);
      const place = await this.access.require(
        actor,
        'scoring_scheme.manage',
        year.organizationId,
        noSuchYear,
        manager,
      );
      checkVersion(year);
      const told = Object.entries(changes).filter(([, value]) => value !== undefined);
      if (year.usedAt !== null && told.some(([member]) => member !== 'name')) {
        throw ruleBroken(
          'assessment_year_used',
          '本年度已有通报定稿，只能修改名称。',
          'A bulletin of this year was closed: only its name can be changed.',
        );
      }
      Object.assign(year, Object.fromEntries(told));
      await this.requireSound(manager, year, place);
      const saved = await write(() => manager.save(year));
      await this.record(
        manager,
        actor,
        saved,
        'changed',
        told.map(([member]) => member),
      );
      return saved;
    });
  }

  /** @throws AppError `assessment_year_not_found` */
  async get(actor: Actor, id: string): Promise<AssessmentYearEntity> {
    const year = await this.load(id);
    await this.access.requireVisible(actor, year.organizationId, noSuchYear);
    return year;
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key; years are few. */
  async list(
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<AssessmentYearEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT y.id FROM assessment_years y JOIN organizations o ON o.id = y.organization_id
       WHERE (${scopeSql('o', 1)} OR o.id = ANY($3::uuid[]))
         AND ($4::uuid IS NULL OR y.organization_id = $4) AND ($5::uuid IS NULL OR y.id < $5)
       ORDER BY y.id DESC LIMIT $6`,
      [
        ...scopeParameters(actor.scope('scoring_scheme.read')),
        await this.access.issuersOver(actor),
        organizationId,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(AssessmentYearEntity, 'y')
      .where('y.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('y.id', 'DESC')
      .getMany();
  }

  /** Without a permission question. @throws AppError `assessment_year_not_found` */
  async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<AssessmentYearEntity> {
    const query = manager.createQueryBuilder(AssessmentYearEntity, 'y').where('y.id = :id', { id });
    const year = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!year) throw notFound(noSuchYear.noun, noSuchYear.zh, noSuchYear.en);
    return year;
  }

  /** For bulletins, in the transaction that closes one: its days and rules are what they are from now on. */
  async markUsed(id: string, manager: EntityManager): Promise<void> {
    await this.database.query(
      'UPDATE assessment_years SET used_at = $2, version = version + 1 WHERE id = $1 AND used_at IS NULL',
      [id, this.clock.now()],
      manager,
    );
  }

  private async requireSound(
    manager: EntityManager,
    year: AssessmentYearEntity,
    place: PlaceInTree,
  ): Promise<void> {
    const faults: Fault[] = [];
    year.name = cleanText(year.name).trim();
    if (year.name === '')
      faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
    if (periodsOf(year).at(-1)?.to !== year.endsOn) {
      faults.push(
        fault(
          'endsOn',
          'no_whole_periods',
          year.periodUnit === 'month'
            ? '起止日期应为整月，例如 12 月 1 日至次年 11 月 30 日，最长三年。'
            : '起止日期应为整季度，例如 12 月 1 日至次年 11 月 30 日，最长三年。',
          `It must be of whole ${year.periodUnit}s, as 1 December to 30 November, three years at most.`,
        ),
      );
    }
    const [scheme] = await this.database.query<{ organizationId: string }>(
      'SELECT organization_id AS "organizationId" FROM scoring_schemes WHERE id = $1',
      [year.schemeId],
      manager,
    );
    if (!scheme || !place.path.includes(scheme.organizationId)) {
      faults.push(
        fault(
          'schemeId',
          'scoring_scheme_not_found',
          '本单位及上级没有这个计分方案。',
          'There is no such scheme of this unit or of one above it.',
        ),
      );
    }
    const [other] = await this.database.query<{ name: string }>(
      `SELECT name FROM assessment_years
       WHERE organization_id = $1 AND scheme_id = $2 AND id <> $3 AND starts_on <= $5 AND ends_on >= $4`,
      [year.organizationId, year.schemeId, year.id, year.startsOn, year.endsOn],
      manager,
    );
    if (other) {
      faults.push(
        fault(
          'startsOn',
          'years_overlap',
          `与考核年度“${other.name}”重叠：同一方案每天只属于一个年度。`,
          `It overlaps “${other.name}”: a day belongs to one year of a scheme.`,
        ),
      );
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id, organizationId, name, startsOn, endsOn, schemeId }: AssessmentYearEntity,
    what: 'created' | 'changed',
    fields: string[],
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId,
      action: `assessment_year.${what}`,
      objectType: 'assessment_year',
      objectId: id,
      details: { name, startsOn, endsOn, schemeId, fields },
    });
  }
}

const mostMonths = 36;

/** The periods of a year in order; the last one may reach beyond a last day that is not one of a whole period. */
export function periodsOf({
  startsOn,
  endsOn,
  periodUnit,
}: Pick<AssessmentYearEntity, 'startsOn' | 'endsOn' | 'periodUnit'>): Period[] {
  const step = periodUnit === 'month' ? 1 : 3;
  const periods: Period[] = [];
  for (let month = 0; month < mostMonths; month += step) {
    const from = addMonths(startsOn, month);
    if (from > endsOn) break;
    periods.push({ from, to: dayBefore(addMonths(startsOn, month + step)) });
  }
  return periods;
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'assessment_years_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位已有同名考核年度。',
        'The unit has an assessment year of this name.',
      ),
    ]);
  }
}
