import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { AssessmentYearEntity, ScoringAccess } from '@haojiao/features/scoring';
import { HonourRollEntity } from '../persistence/honour-roll.entity';
import { ComputeHonourRoll } from './compute-honour-roll';
import type { HonourRollContent, UnitPlaces } from './honour-roll-content';

export interface HonourRollInput {
  assessmentYearId: string;
  title: string;
  unitPlaces: UnitPlaces[];
  personPlaces: number;
  minimumPoints?: number;
}

export interface WholeHonourRoll {
  roll: HonourRollEntity;
  content: HonourRollContent;
}

const thing = {
  noun: 'honour_roll',
  zh: '没有这份评优名单。',
  en: 'There is no such honour roll.',
} as const;

/** Rolls are prepared and issued like bulletins; issued ones are for everybody in the issuing unit and below it. */
@Injectable()
export class HonourRolls {
  constructor(
    private readonly database: Database,
    private readonly access: ScoringAccess,
    private readonly compute: ComputeHonourRoll,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `assessment_year_not_found`, `not_allowed`, `invalid_input` */
  async prepare(actor: Actor, input: HonourRollInput): Promise<WholeHonourRoll> {
    return this.database.transaction(async (manager) => {
      const year = await this.yearOf(input.assessmentYearId, manager);
      await this.access.require(actor, 'bulletin.manage', year.organizationId, yearThing, manager);
      await this.requireClasses(year, input.unitPlaces, manager);
      if (input.personPlaces === 0 && input.unitPlaces.length === 0) throw honoursNobody();
      const id = newId();
      await manager.insert(HonourRollEntity, {
        ...input,
        id,
        organizationId: year.organizationId,
        title: input.title.trim(),
        minimumPoints: String(input.minimumPoints ?? 0),
        state: 'draft',
        preparedBy: actor.userId,
      });
      const roll = await manager.findOneByOrFail(HonourRollEntity, { id });
      const content = await this.compute.of(roll, year, manager);
      await this.record(manager, actor, roll, 'honour_roll.prepared');
      return { roll, content };
    });
  }

  /** Of a draft what the bulletins say today. Drafts are for who prepares bulletins. @throws AppError `honour_roll_not_found` */
  async get(actor: Actor, id: string): Promise<WholeHonourRoll> {
    const { manager } = this.database;
    const roll = await this.load(actor, id, manager);
    const content =
      roll.content ?? (await this.compute.of(roll, await this.yearOf(roll.assessmentYearId, manager)));
    return { roll, content };
  }

  /** Newest first. Plan: the primary key backwards, with the issuers as filter. */
  async page(actor: Actor, limit: number, before: string | null): Promise<HonourRollEntity[]> {
    const issuers = await this.access.issuersOver(actor);
    const { branches, units } = actor.scope('bulletin.read');
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM honour_rolls r JOIN organizations o ON o.id = r.organization_id
       WHERE (o.path && $1::uuid[] OR o.id = ANY($2::uuid[]) OR r.state = 'issued' AND o.id = ANY($3::uuid[]))
         AND ($4::uuid IS NULL OR r.id < $4)
       ORDER BY r.id DESC LIMIT $5`,
      [branches, units, issuers, before, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(HonourRollEntity, 'r')
      .where('r.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('r.id', 'DESC')
      .getMany();
  }

  /** By another person than who prepared it. @throws AppError `honour_roll_issued`, `prepared_by_same_person`, `no_closed_bulletins` */
  async issue(actor: Actor, id: string): Promise<WholeHonourRoll> {
    return this.database.transaction(async (manager) => {
      const roll = await this.load(actor, id, manager, true);
      await this.access.require(actor, 'bulletin.close', roll.organizationId, thing, manager);
      if (roll.state === 'issued') throw issuedBefore();
      if (roll.preparedBy === actor.userId) {
        throw ruleBroken(
          'prepared_by_same_person',
          '编制人不能签发自己编制的评优名单，请另一位有权限的人员签发。',
          'Who prepared a roll does not issue it; ask another person who may.',
        );
      }
      const content = await this.compute.of(roll, await this.yearOf(roll.assessmentYearId, manager), manager);
      if (content.bulletins.length === 0) {
        throw ruleBroken(
          'no_closed_bulletins',
          '本考核年度还没有关闭的通报，评优名单无从产生。',
          'The year has no closed bulletin yet: there is nothing that a roll could stand on.',
        );
      }
      Object.assign(roll, { state: 'issued', content, issuedBy: actor.userId, issuedAt: this.clock.now() });
      const saved = await manager.save(roll);
      await this.record(manager, actor, saved, 'honour_roll.issued');
      return { roll: saved, content };
    });
  }

  /** @throws AppError `honour_roll_issued`, `honour_roll_not_found` */
  async discard(actor: Actor, id: string, checkVersion: (current: HonourRollEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const roll = await this.load(actor, id, manager, true);
      await this.access.require(actor, 'bulletin.manage', roll.organizationId, thing, manager);
      checkVersion(roll);
      if (roll.state === 'issued') throw issuedBefore();
      await manager.delete(HonourRollEntity, { id });
      await this.record(manager, actor, roll, 'honour_roll.discarded');
    });
  }

  private async load(
    actor: Actor,
    id: string,
    manager: EntityManager,
    forUpdate = false,
  ): Promise<HonourRollEntity> {
    const query = manager.createQueryBuilder(HonourRollEntity, 'r').where('r.id = :id', { id });
    const roll = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!roll) throw notFound(thing.noun, thing.zh, thing.en);
    const place = await this.access.requireVisible(actor, roll.organizationId, thing, manager);
    if (roll.state === 'draft' && !actor.can('bulletin.read', place)) {
      throw notFound(thing.noun, thing.zh, thing.en);
    }
    return roll;
  }

  private async yearOf(id: string, manager: EntityManager): Promise<AssessmentYearEntity> {
    const year = await manager.findOneBy(AssessmentYearEntity, { id });
    if (year) return year;
    throw notFound(yearThing.noun, yearThing.zh, yearThing.en);
  }

  private async requireClasses(
    year: AssessmentYearEntity,
    unitPlaces: UnitPlaces[],
    manager: EntityManager,
  ): Promise<void> {
    const rows = await this.database.query<{ code: string }>(
      'SELECT code FROM unit_classes WHERE organization_id = $1',
      [year.organizationId],
      manager,
    );
    const known = new Set(rows.map(({ code }) => code));
    const faults = unitPlaces.flatMap(({ unitClass }, index) =>
      known.has(unitClass)
        ? []
        : [
            fault(
              `unitPlaces.${index}.unitClass`,
              'unit_class_unknown',
              '本单位没有这个单位类别，请先在单位类别中登记。',
              'The unit has no such class of units.',
            ),
          ],
    );
    if (faults.length > 0) throw invalidInput(faults);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    roll: HonourRollEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: roll.organizationId,
      action,
      objectType: 'honour_roll',
      objectId: roll.id,
      details: { title: roll.title, assessmentYearId: roll.assessmentYearId },
    });
  }
}

const yearThing = {
  noun: 'assessment_year',
  zh: '没有这个考核年度。',
  en: 'There is no such assessment year.',
} as const;

function issuedBefore() {
  return ruleBroken(
    'honour_roll_issued',
    '评优名单已经签发，不能再改；需要调整请另行编制。',
    'An issued roll stays as it is; prepare another one.',
  );
}

function honoursNobody() {
  return invalidInput([
    fault(
      'personPlaces',
      'honours_nobody',
      '请至少设置一类单位或通讯员的名额。',
      'Give places to a class of units or to correspondents.',
    ),
  ]);
}
