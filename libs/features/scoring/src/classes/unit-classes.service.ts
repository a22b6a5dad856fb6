import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { Day } from '../domain';
import { ScoringAccess } from '../scoring-access';
import { UnitClassEntity } from './unit-class.entity';
import { UnitClassMemberEntity } from './unit-class-member.entity';

export interface ClassMember {
  organizationId: string;
  from: Day;
  /** Last day; null: still. */
  to: Day | null;
}

export interface UnitClassView {
  unitClass: UnitClassEntity;
  /** In the order of tables. */
  members: (ClassMember & { organizationName: string })[];
}

const noSuchUnit = { noun: 'organization', zh: '没有这个单位。', en: 'There is no such unit.' } as const;

/** Classes of units that are scored alike. A unit is in one class of a scoring unit at a time. */
@Injectable()
export class UnitClassesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly access: ScoringAccess,
    private readonly audit: AuditService,
  ) {}

  /** By code. Plan: the unique index over unit and code, members by the primary key. @throws AppError `organization_not_found` */
  async list(actor: Actor, organizationId: string): Promise<UnitClassView[]> {
    await this.access.requireVisible(actor, organizationId, noSuchUnit);
    const classes = await this.database.manager.find(UnitClassEntity, {
      where: { organizationId },
      order: { code: 'ASC' },
    });
    return this.withMembers(classes);
  }

  /** @throws AppError `organization_not_found`, `unit_class_not_found` */
  async get(actor: Actor, organizationId: string, code: string): Promise<UnitClassView> {
    await this.access.requireVisible(actor, organizationId, noSuchUnit);
    const unitClass = await this.database.manager.findOneBy(UnitClassEntity, { organizationId, code });
    if (!unitClass) throw notFound('unit_class', '没有这个单位类别。', 'There is no such class of units.');
    return (await this.withMembers([unitClass]))[0]!;
  }

  /**
   * Makes the class, or puts name and members in place of those before. Who was a member when stays in the list.
   * @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with every fault
   */
  async put(
    actor: Actor,
    { organizationId, code }: { organizationId: string; code: string },
    input: { name: string; members: ClassMember[] },
    checkVersion: (current: UnitClassView) => void,
  ): Promise<{ view: UnitClassView; isNew: boolean }> {
    await this.access.require(actor, 'scoring_scheme.manage', organizationId, noSuchUnit);
    return this.database.transaction(async (manager) => {
      // Two who sort units at once wait for each other here.
      await this.organizations.load(organizationId, manager, true);
      const known = await manager.findOneBy(UnitClassEntity, { organizationId, code });
      if (known) checkVersion((await this.withMembers([known], manager))[0]!);
      const name = cleanText(input.name).trim();
      await this.requireSound(manager, { organizationId, code, name }, input.members);
      const unitClass = known ?? manager.create(UnitClassEntity, { id: newId(), organizationId, code, name });
      if (known) await this.rename(manager, known.id, name);
      else await manager.insert(UnitClassEntity, unitClass);
      await this.replaceMembers(manager, unitClass.id, input.members);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId,
        action: known ? 'unit_class.changed' : 'unit_class.created',
        objectType: 'unit_class',
        objectId: unitClass.id,
        details: { code, name, members: input.members.length },
      });
      const saved = await manager.findOneByOrFail(UnitClassEntity, { id: unitClass.id });
      return { view: (await this.withMembers([saved], manager))[0]!, isNew: !known };
    });
  }

  /** A change of members alone is a change of the class too. */
  private async rename(manager: EntityManager, id: string, name: string): Promise<void> {
    await manager.query(
      'UPDATE unit_classes SET name = $2, version = version + 1, updated_at = now() WHERE id = $1',
      [id, name],
    );
  }

  private async replaceMembers(manager: EntityManager, id: string, members: ClassMember[]): Promise<void> {
    await manager.delete(UnitClassMemberEntity, { unitClassId: id });
    await manager.query(
      `INSERT INTO unit_class_members (unit_class_id, organization_id, valid_from, valid_to, position)
       SELECT $1, m.unit, m."from", m."to", m.position
       FROM unnest($2::uuid[], $3::date[], $4::date[]) WITH ORDINALITY m (unit, "from", "to", position)`,
      [
        id,
        members.map((member) => member.organizationId),
        members.map((member) => member.from),
        members.map((member) => member.to),
      ],
    );
  }

  private async withMembers(
    classes: UnitClassEntity[],
    manager: EntityManager = this.database.manager,
  ): Promise<UnitClassView[]> {
    const rows = await this.database.query<UnitClassView['members'][number] & { unitClassId: string }>(
      `SELECT m.unit_class_id AS "unitClassId", m.organization_id AS "organizationId",
              o.name AS "organizationName", m.valid_from::text AS "from", m.valid_to::text AS "to"
       FROM unit_class_members m JOIN organizations o ON o.id = m.organization_id
       WHERE m.unit_class_id = ANY($1::uuid[]) ORDER BY m.position`,
      [classes.map(({ id }) => id)],
      manager,
    );
    return classes.map((unitClass) => ({
      unitClass,
      members: rows
        .filter(({ unitClassId }) => unitClassId === unitClass.id)
        .map(({ unitClassId: _, ...member }) => member),
    }));
  }

  private async requireSound(
    manager: EntityManager,
    { organizationId, code, name }: { organizationId: string; code: string; name: string },
    members: ClassMember[],
  ): Promise<void> {
    const faults: Fault[] = [];
    if (name === '')
      faults.push(fault('name', 'not_empty', '名称不能为空白。', 'The name must not be blank.'));
    const units = await this.database.query<{ id: string }>(
      'SELECT id FROM organizations WHERE id = ANY($1::uuid[]) AND path @> ARRAY[$2::uuid]',
      [members.map((member) => member.organizationId), organizationId],
      manager,
    );
    const known = new Set(units.map(({ id }) => id));
    const elsewhere = await this.membersOfOthers(manager, organizationId, code);
    for (const [index, member] of members.entries()) {
      if (!known.has(member.organizationId)) {
        faults.push(
          fault(
            `members.${index}.organizationId`,
            'organization_not_found',
            '本单位及下级没有这个单位。',
            'There is no such unit in this unit or below it.',
          ),
        );
      }
      if (member.to !== null && member.to < member.from) {
        faults.push(
          fault(
            `members.${index}.to`,
            'not_after_start',
            '截止日不能早于起始日。',
            'It must not end before it begins.',
          ),
        );
      }
      const other = [...members.slice(0, index), ...elsewhere].find((each) => overlap(each, member));
      if (other) {
        faults.push(
          fault(
            `members.${index}`,
            'member_overlap',
            '这个单位在这段时间已属于一个类别。',
            'The unit is in a class at that time already.',
          ),
        );
      }
    }
    if (faults.length > 0) throw invalidInput(faults);
  }

  private membersOfOthers(
    manager: EntityManager,
    organizationId: string,
    code: string,
  ): Promise<ClassMember[]> {
    return this.database.query<ClassMember>(
      `SELECT m.organization_id AS "organizationId", m.valid_from::text AS "from", m.valid_to::text AS "to"
       FROM unit_class_members m JOIN unit_classes c ON c.id = m.unit_class_id
       WHERE c.organization_id = $1 AND c.code <> $2`,
      [organizationId, code],
      manager,
    );
  }
}

function overlap(one: ClassMember, other: ClassMember): boolean {
  return (
    one.organizationId === other.organizationId &&
    (one.to === null || other.from <= one.to) &&
    (other.to === null || one.from <= other.to)
  );
}
