import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { ProgrammeRoleEntity } from '../persistence/programme-role.entity';
import { ProgrammeEntity } from '../persistence/programme.entity';
import { ProgrammesService } from '../programmes.service';

/** Somebody in a programme, with everything that they do in it. */
export interface CastMember {
  personId: string;
  name: string;
  slug: string;
  roles: string[];
}

export interface CastWish {
  personId: string;
  roles: string[];
}

/** Who regularly speaks in a programme or makes it: people of the programme's unit. */
@Injectable()
export class ProgrammeCast {
  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammesService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `programme_not_found` */
  async get(actor: Actor, programmeId: string): Promise<{ programme: ProgrammeEntity; cast: CastMember[] }> {
    const programme = await this.programmes.get(actor, programmeId);
    return { programme, cast: await this.of(programmeId) };
  }

  /** In the order in which they were put; without a permission question. Plan: the primary key's beginning. */
  of(programmeId: string, manager: EntityManager = this.database.manager): Promise<CastMember[]> {
    return this.database.query<CastMember>(
      `SELECT p.id AS "personId", p.name, p.slug, array_agg(r.role ORDER BY r.position) AS roles
       FROM programme_roles r JOIN programme_people p ON p.id = r.person_id
       WHERE r.programme_id = $1 GROUP BY p.id ORDER BY min(r.position)`,
      [programmeId],
      manager,
    );
  }

  /** Puts the whole cast anew; the programme's version grows. @throws AppError `programme_not_found`, `not_allowed`, `invalid_input` */
  async put(
    actor: Actor,
    programmeId: string,
    wishes: CastWish[],
    checkVersion: (current: ProgrammeEntity) => void,
  ): Promise<{ programme: ProgrammeEntity; cast: CastMember[] }> {
    return this.database.transaction(async (manager) => {
      const programme = await this.programmes.lockForManager(actor, programmeId, manager);
      checkVersion(programme);
      await this.requireOwnPeople(programme, wishes, manager);
      await manager.delete(ProgrammeRoleEntity, { programmeId });
      const rows = wishes.flatMap(({ personId, roles }) =>
        [...new Set(roles)].map((role) => ({ programmeId, personId: personId.toLowerCase(), role })),
      );
      if (rows.length > 0) {
        await manager.insert(
          ProgrammeRoleEntity,
          rows.map((row, position) => ({ ...row, position })),
        );
      }
      await manager.increment(ProgrammeEntity, { id: programmeId }, 'version', 1);
      const saved = await this.programmes.load(programmeId, manager);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: programme.organizationId,
        action: 'programme.cast_changed',
        objectType: 'programme',
        objectId: programmeId,
        details: { people: wishes.map(({ personId, roles }) => `${personId} ${roles.join('+')}`) },
      });
      return { programme: saved, cast: await this.of(programmeId, manager) };
    });
  }

  private async requireOwnPeople(
    programme: ProgrammeEntity,
    wishes: CastWish[],
    manager: EntityManager,
  ): Promise<void> {
    const ids = wishes.map(({ personId }) => personId.toLowerCase());
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM programme_people p WHERE p.id = ANY($1::uuid[]) AND p.organization_id = $2 FOR SHARE`,
      [ids, programme.organizationId],
      manager,
    );
    const known = new Set(rows.map(({ id }) => id));
    const faults = ids.flatMap((id, index) => {
      const path = `people.${index}.personId`;
      if (!known.has(id)) {
        return [
          fault(
            path,
            'person_unknown',
            '节目所属单位没有这个节目人员，请先添加。',
            'The programme’s unit has no such person; add them first.',
          ),
        ];
      }
      if (ids.indexOf(id) === index) return [];
      return [fault(path, 'person_repeated', '同一人只列一次。', 'Name everybody once.')];
    });
    if (faults.length > 0) throw invalidInput(faults);
  }
}
