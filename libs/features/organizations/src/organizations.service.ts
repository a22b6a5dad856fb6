import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import { Database, SharedQuestions, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor, PlaceInTree } from './domain/actor';
import { OrganizationEntity } from './persistence/organization.entity';
import { requireInspectionDays } from './domain/inspection-days';
import { scopeParameters, scopeSql } from './scope-sql';

export interface OrganizationInput {
  name: string;
  code: string;
  parentId?: string | null;
  tier?: string | null;
  timeZone?: string;
  itemUrlPattern?: string | null;
  icpNumber?: string | null;
  psbNumber?: string | null;
  staleAfterDays?: number;
  warnAfterDays?: number;
}

/** Told to features on the right that set things up for a new unit, in the transaction that makes it. */
export type OrganizationCreatedListener = (
  organization: OrganizationEntity,
  manager: EntityManager,
) => Promise<void>;

const see = {
  read: 'organization.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

@Injectable()
export class OrganizationsService {
  private readonly createdListeners: OrganizationCreatedListener[] = [];

  /** Nearly every request asks for one: those of a moment together. */
  private readonly places = new SharedQuestions<string, PlaceInTree | null>({
    mostTogether: 50,
    mostAtOnce: 4,
    ask: (ids) => this.readPlaces(ids),
  });

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  onCreated(listener: OrganizationCreatedListener): void {
    this.createdListeners.push(listener);
  }

  /** The one root; null before the first start was prepared. */
  async findRoot(manager: EntityManager = this.database.manager): Promise<OrganizationEntity | null> {
    return manager.createQueryBuilder(OrganizationEntity, 'o').where('o.parentId IS NULL').getOne();
  }

  async createRoot(name: string, code: string, manager: EntityManager): Promise<OrganizationEntity> {
    return this.insert(manager, { name, code }, null);
  }

  /** A new unit below `parentId`, or directly below the root. @throws AppError `code_taken`, `organization_not_found` */
  async create(actor: Actor, input: OrganizationInput): Promise<OrganizationEntity> {
    const parent = input.parentId ? await this.load(input.parentId) : await this.findRoot();
    if (!parent) throw notFound(see.noun, see.zh, see.en);
    actor.require('organization.manage', parent, see);
    return this.database.transaction(async (manager) => {
      const organization = await this.insert(manager, input, parent);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: organization.id,
        action: 'organization.created',
        objectType: 'organization',
        objectId: organization.id,
        details: { name: organization.name, code: organization.code, parentId: parent.id },
      });
      return organization;
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: Omit<Partial<OrganizationInput>, 'parentId' | 'code'>,
    checkVersion: (current: OrganizationEntity) => void,
  ): Promise<OrganizationEntity> {
    return this.database.transaction(async (manager) => {
      const organization = await this.load(id, manager, true);
      actor.require('organization.manage', organization, see);
      checkVersion(organization);
      Object.assign(organization, changes);
      requireInspectionDays(organization);
      const saved = await manager.save(organization);
      await this.audit.record(manager, {
        actor: actor.audit,
        organizationId: id,
        action: 'organization.changed',
        objectType: 'organization',
        objectId: id,
        details: { ...changes },
      });
      return saved;
    });
  }

  async get(actor: Actor, id: string): Promise<OrganizationEntity> {
    const organization = await this.load(id);
    actor.require('organization.read', organization, see);
    return organization;
  }

  /** Units of the caller's branches by path and name; plan: filter on the GIN index over `path`, sorted by `id`. */
  async list(
    actor: Actor,
    filter: { parentId?: string },
    limit: number,
    after: string | null,
  ): Promise<OrganizationEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT o.id FROM organizations o
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.parent_id = $3) AND ($4::uuid IS NULL OR o.id > $4)
       ORDER BY o.id LIMIT $5`,
      [...scopeParameters(actor.scope('organization.read')), filter.parentId ?? null, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(OrganizationEntity, 'o')
      .where('o.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('o.id')
      .getMany();
  }

  /** Where a unit stands, for permission questions. @throws AppError `organization_not_found` */
  async placeOf(id: string, manager: EntityManager = this.database.manager): Promise<PlaceInTree> {
    const place =
      manager === this.database.manager
        ? await this.places.ask(id)
        : await this.database
            .query<PlaceInTree>('SELECT id, path FROM organizations WHERE id = $1', [id], manager)
            .then(([row]) => row);
    if (!place) throw notFound(see.noun, see.zh, see.en);
    return place;
  }

  /** Plan: primary key. */
  private async readPlaces(ids: string[]): Promise<(PlaceInTree | null)[]> {
    const rows = await this.database.prepared<PlaceInTree>(
      'SELECT id, path FROM organizations WHERE id = ANY($1::uuid[])',
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  }

  /** Without a permission question: for other features that ask their own. */
  async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<OrganizationEntity> {
    const query = manager.createQueryBuilder(OrganizationEntity, 'o').where('o.id = :id', { id });
    const organization = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!organization) throw notFound(see.noun, see.zh, see.en);
    return organization;
  }

  private async insert(
    manager: EntityManager,
    input: OrganizationInput,
    parent: OrganizationEntity | null,
  ): Promise<OrganizationEntity> {
    const id = newId();
    const { parentId: _, ...fields } = input;
    const path = [...(parent?.path ?? []), id];
    if (path.length > 12) {
      throw ruleBroken('tree_too_deep', '组织层级最多 12 级。', 'The tree has at most 12 levels.');
    }
    requireInspectionDays(fields);
    const organization = manager.create(OrganizationEntity, {
      ...fields,
      id,
      parentId: parent?.id ?? null,
      path,
    });
    try {
      await manager.insert(OrganizationEntity, organization);
    } catch (error) {
      if (brokenConstraint(error) === 'organizations_code_key') {
        throw invalidInput([
          fault('code', 'code_taken', '这个代码已被使用，请换一个。', 'This code is in use; take another.'),
        ]);
      }
      throw error;
    }
    for (const listener of this.createdListeners) await listener(organization, manager);
    return this.load(id, manager);
  }
}
