import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import { hostIn } from './domain/reprint-source';
import type { ReprintSourceKind, ReprintSourceState } from './domain/reprint-source';
import { reprintSourceFaults } from './domain/reprint-source-faults';
import { ReprintSourceEntity } from './persistence/reprint-source.entity';

export interface ReprintSourceInput {
  name: string;
  hosts?: string[];
  accounts?: string[];
  kind: ReprintSourceKind;
  validFrom: string;
  validTo?: string | null;
  state?: ReprintSourceState;
  note?: string | null;
}

export interface ReprintSourceFilter {
  organizationId?: string;
  state?: ReprintSourceState;
  q?: string;
}

const see = {
  read: 'reprint_source.read',
  noun: 'reprint_source',
  zh: '没有这个稿源单位。',
  en: 'There is no such reprint source.',
} as const;

/** The list of those from whom may be reprinted; a unit sees its own entries and those of the units above it. */
@Injectable()
export class ReprintSourcesService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed` */
  async requireManager(actor: Actor, organizationId: string, manager?: EntityManager): Promise<void> {
    actor.require('reprint_source.manage', await this.organizations.placeOf(organizationId, manager), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
  }

  async create(
    actor: Actor,
    organizationId: string,
    input: ReprintSourceInput,
  ): Promise<ReprintSourceEntity> {
    await this.requireManager(actor, organizationId);
    return this.database.transaction((manager) => this.insert(manager, actor, organizationId, input));
  }

  /** Without a permission question. @throws AppError `invalid_input` */
  async insert(
    manager: EntityManager,
    actor: Actor,
    organizationId: string,
    input: ReprintSourceInput,
  ): Promise<ReprintSourceEntity> {
    const source = sound(
      manager.create(ReprintSourceEntity, {
        id: newId(),
        organizationId,
        name: input.name,
        hosts: input.hosts ?? [],
        accounts: input.accounts ?? [],
        kind: input.kind,
        validFrom: input.validFrom,
        validTo: input.validTo ?? null,
        state: input.state ?? 'active',
        note: input.note ?? null,
      }),
    );
    await write(() => manager.insert(ReprintSourceEntity, source));
    await this.record(manager, actor, source, 'reprint_source.listed');
    return manager.findOneByOrFail(ReprintSourceEntity, { id: source.id });
  }

  async change(
    actor: Actor,
    id: string,
    changes: Partial<ReprintSourceInput>,
    checkVersion: (current: ReprintSourceEntity) => void,
  ): Promise<ReprintSourceEntity> {
    return this.database.transaction(async (manager) => {
      const source = await this.load(id, manager, true);
      actor.require('reprint_source.manage', await this.placeOf(source, manager), see);
      checkVersion(source);
      return this.apply(manager, actor, source, changes);
    });
  }

  /** Without a permission question. @throws AppError `invalid_input` */
  async apply(
    manager: EntityManager,
    actor: Actor,
    source: ReprintSourceEntity,
    changes: Partial<ReprintSourceInput>,
  ): Promise<ReprintSourceEntity> {
    const told = Object.entries(changes).filter(([, value]) => value !== undefined);
    const changed = sound(Object.assign(source, Object.fromEntries(told)));
    const saved = await write(() => manager.save(changed));
    await this.record(manager, actor, saved, 'reprint_source.changed');
    return saved;
  }

  async get(actor: Actor, id: string): Promise<ReprintSourceEntity> {
    const source = await this.load(id, this.database.manager);
    const place = await this.placeOf(source);
    if (!actor.can(see.read, place) && (await this.appliesTo(actor, source))) return source;
    actor.require(see.read, place, see);
    return source;
  }

  /**
   * With a unit: what applies there, its own entries and inherited ones; else every entry of the caller's branches.
   * Plan: backward scan of the primary key, joined to `organizations` by its key; lists have some thousand entries.
   */
  async list(
    actor: Actor,
    filter: ReprintSourceFilter,
    limit: number,
    beforeId: string | null,
  ): Promise<ReprintSourceEntity[]> {
    const place = filter.organizationId ? await this.organizations.placeOf(filter.organizationId) : null;
    if (place) {
      actor.require(see.read, place, {
        ...see,
        noun: 'organization',
        zh: '没有这个单位。',
        en: 'There is no such unit.',
      });
    }
    const rows = await this.database.query<{ id: string }>(
      `SELECT s.id FROM reprint_sources s JOIN organizations o ON o.id = s.organization_id
       WHERE CASE WHEN $3::uuid[] IS NULL THEN ${scopeSql('o', 1)} ELSE s.organization_id = ANY($3) END
         AND ($4::text IS NULL OR s.state = $4)
         AND ($5::text IS NULL OR position(lower($5) IN lower(s.name)) > 0)
         AND ($6::uuid IS NULL OR s.id < $6)
       ORDER BY s.id DESC LIMIT $7`,
      [
        ...scopeParameters(actor.scope(see.read)),
        place?.path ?? null,
        filter.state ?? null,
        filter.q ?? null,
        beforeId,
        limit + 1,
      ],
    );
    return rows.length === 0 ? [] : this.byIds(rows.map(({ id }) => id));
  }

  /** Every entry that applies in a unit, also frozen and removed ones. Plan: index `reprint_sources_organization_id`. */
  async applyingIn(place: PlaceInTree, manager?: EntityManager): Promise<ReprintSourceEntity[]> {
    return (manager ?? this.database.manager)
      .createQueryBuilder(ReprintSourceEntity, 's')
      .where('s.organizationId IN (:...path)', { path: place.path })
      .orderBy('s.id')
      .getMany();
  }

  /** The entry of that name in that unit's own list, held. */
  findByName(
    manager: EntityManager,
    organizationId: string,
    name: string,
  ): Promise<ReprintSourceEntity | null> {
    return manager
      .createQueryBuilder(ReprintSourceEntity, 's')
      .setLock('pessimistic_write')
      .where('s.organizationId = :organizationId AND s.name = :name', { organizationId, name })
      .getOne();
  }

  /** Whoever works in a unit below the one that lists it works by it, and may read it. */
  private async appliesTo(actor: Actor, { organizationId }: ReprintSourceEntity): Promise<boolean> {
    const { branches, units } = actor.scope(see.read);
    const [row] = await this.database.query<{ below: boolean }>(
      'SELECT EXISTS (SELECT 1 FROM organizations WHERE id = ANY($1::uuid[]) AND path @> ARRAY[$2::uuid]) AS below',
      [[...branches, ...units], organizationId],
    );
    return row?.below ?? false;
  }

  private byIds(ids: string[]): Promise<ReprintSourceEntity[]> {
    return this.database.manager
      .createQueryBuilder(ReprintSourceEntity, 's')
      .where('s.id IN (:...ids)', { ids })
      .orderBy('s.id', 'DESC')
      .getMany();
  }

  private placeOf({ organizationId }: ReprintSourceEntity, manager?: EntityManager): Promise<PlaceInTree> {
    return this.organizations.placeOf(organizationId, manager);
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<ReprintSourceEntity> {
    const query = manager.createQueryBuilder(ReprintSourceEntity, 's').where('s.id = :id', { id });
    const source = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!source) throw notFound(see.noun, see.zh, see.en);
    return source;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    source: ReprintSourceEntity,
    action: string,
  ): Promise<void> {
    const { name, hosts, accounts, kind, validFrom, validTo, state } = source;
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: source.organizationId,
      action,
      objectType: 'reprint_source',
      objectId: source.id,
      details: { name, hosts, accounts, kind, validFrom, validTo, state },
    });
  }
}

/** The entry as it is kept. @throws AppError `invalid_input` */
function sound(source: ReprintSourceEntity): ReprintSourceEntity {
  // In a change null means "none of it", and a state is never taken away.
  source.hosts ??= [];
  source.accounts ??= [];
  source.state ??= 'active';
  source.name = cleanText(source.name).replace(/\s+/g, ' ');
  source.accounts = source.accounts.map((account) => cleanText(account)).filter((account) => account !== '');
  source.note = source.note === null ? null : cleanText(source.note) || null;
  const faults = reprintSourceFaults(source);
  if (faults.length > 0) throw invalidInput(faults);
  source.hosts = [...new Set(source.hosts.map((host) => hostIn(host)!))];
  return source;
}

async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'reprint_sources_name') throw error;
    throw invalidInput([
      fault(
        'name',
        'name_taken',
        '本单位的名单里已有这个名称。',
        'The unit has an entry of this name already.',
      ),
    ]);
  }
}
