import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cleanLine, cleanText, fault, invalidInput, newId, ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { personNotFound, seePerson, seeUnit } from '../programme-access';
import { ProgrammePersonEntity } from '../persistence/programme-person.entity';

export interface PersonChanges {
  name?: string;
  slug?: string;
  bio?: string;
  portraitAssetId?: string | null;
  link?: string | null;
}

export interface PersonInput extends PersonChanges {
  organizationId: string;
  name: string;
}

/** Whether something outside of programmes names a person, who is locked meanwhile. */
export type NamesPerson = (personId: string, manager: EntityManager) => Promise<boolean>;

@Injectable()
export class ProgrammePeopleService {
  private readonly naming: NamesPerson[] = [];

  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly audit: AuditService,
  ) {}

  registerNaming(names: NamesPerson): void {
    this.naming.push(names);
  }

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` */
  async create(actor: Actor, input: PersonInput): Promise<ProgrammePersonEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('programme.manage', place, seeUnit);
    return this.database.transaction(async (manager) => {
      const id = newId();
      const person = manager.create(ProgrammePersonEntity, {
        bio: '',
        portraitAssetId: null,
        link: null,
        ...told(input),
        slug: input.slug ?? slugOf(id),
        id,
      });
      await this.makeSound(actor, person, null, manager);
      await write(() => manager.insert(ProgrammePersonEntity, person));
      await this.record(manager, actor, person, 'programme_person.created');
      return manager.findOneByOrFail(ProgrammePersonEntity, { id });
    });
  }

  /** @throws AppError `programme_person_not_found`, `not_allowed`, `invalid_input` */
  async change(
    actor: Actor,
    id: string,
    changes: PersonChanges,
    checkVersion: (current: ProgrammePersonEntity) => void,
  ): Promise<ProgrammePersonEntity> {
    return this.database.transaction(async (manager) => {
      const person = await this.lockForManager(actor, id, manager);
      checkVersion(person);
      const { portraitAssetId } = person;
      Object.assign(person, told(changes));
      await this.makeSound(actor, person, portraitAssetId, manager);
      const saved = await write(() => manager.save(person));
      await this.record(manager, actor, saved, 'programme_person.changed');
      return saved;
    });
  }

  /** @throws AppError `programme_person_in_use` while programmes, consents or episodes name them */
  async remove(
    actor: Actor,
    id: string,
    checkVersion: (current: ProgrammePersonEntity) => void,
  ): Promise<void> {
    await this.database.transaction(async (manager) => {
      const person = await this.lockForManager(actor, id, manager);
      checkVersion(person);
      for (const names of this.naming) if (await names(id, manager)) throw personInUse();
      await write(() => manager.delete(ProgrammePersonEntity, { id }));
      await this.record(manager, actor, person, 'programme_person.deleted');
    });
  }

  /** @throws AppError `programme_person_not_found` */
  async get(actor: Actor, id: string): Promise<ProgrammePersonEntity> {
    const person = await this.database.manager.findOneBy(ProgrammePersonEntity, { id });
    if (!person) throw personNotFound();
    actor.require('programme.read', await this.organizations.placeOf(person.organizationId), seePerson);
    return person;
  }

  /** Holds the row. @throws AppError `programme_person_not_found`, `not_allowed` */
  async lockForManager(actor: Actor, id: string, manager: EntityManager): Promise<ProgrammePersonEntity> {
    const person = await manager
      .createQueryBuilder(ProgrammePersonEntity, 'p')
      .where('p.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    if (!person) throw personNotFound();
    const place = await this.organizations.placeOf(person.organizationId, manager);
    actor.require('programme.manage', place, seePerson);
    return person;
  }

  /** Oldest first. Plan: the primary key in order, `organizations` by its key, until a page is full. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; programmeId?: string },
    limit: number,
    after: string | null,
  ): Promise<ProgrammePersonEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM programme_people p JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR EXISTS (
           SELECT FROM programme_roles r WHERE r.person_id = p.id AND r.programme_id = $4))
         AND ($5::uuid IS NULL OR p.id > $5)
       ORDER BY p.id LIMIT $6`,
      [
        ...scopeParameters(actor.scope('programme.read')),
        filter.organizationId ?? null,
        filter.programmeId ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(ProgrammePersonEntity, 'p')
      .where('p.id IN (:...ids)', { ids: rows.map(({ id }) => id) })
      .orderBy('p.id')
      .getMany();
  }

  private async makeSound(
    actor: Actor,
    person: ProgrammePersonEntity,
    previousPortrait: string | null,
    manager: EntityManager,
  ): Promise<void> {
    person.name = cleanLine(person.name);
    person.bio = cleanText(person.bio);
    if (person.name === '') {
      throw invalidInput([fault('name', 'not_empty', '姓名不能为空白。', 'The name must not be blank.')]);
    }
    const { portraitAssetId } = person;
    if (!portraitAssetId || portraitAssetId === previousPortrait) return;
    const pathOf = () => 'portraitAssetId';
    const [asset] = await this.assets.requireReadable(actor, [portraitAssetId], { manager, pathOf });
    if (asset?.kind === 'image') return;
    throw invalidInput([
      fault('portraitAssetId', 'not_an_image', '头像应为图片素材。', 'The portrait must be a picture.'),
    ]);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    person: ProgrammePersonEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: person.organizationId,
      action,
      objectType: 'programme_person',
      objectId: person.id,
      details: { name: person.name, slug: person.slug },
    });
  }
}

/** Members that were sent; null empties only what may be empty. */
function told<T extends PersonChanges>(changes: T): T {
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([key, value]) =>
        value !== undefined && (value !== null || key === 'portraitAssetId' || key === 'link'),
    ),
  ) as unknown as T;
}

/** The random end of the id: short, and says nothing of the person. */
function slugOf(id: string): string {
  return `p-${id.slice(-12)}`;
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = brokenConstraint(error) ?? '';
    if (constraint === 'programme_people_slug') {
      throw invalidInput([
        fault('slug', 'slug_taken', '这个网址已被使用，请换一个。', 'This address is in use; take another.'),
      ]);
    }
    if (/_person_id_fkey$/.test(constraint)) {
      throw personInUse();
    }
    throw error;
  }
}

function personInUse(): AppError {
  return ruleBroken(
    'programme_person_in_use',
    '节目、单集或同意记录中还有此人，不能删除。',
    'Programmes, episodes or consents name this person, who stays.',
  );
}
