import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound, ruleBroken } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import { cleanText } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import { LexiconEntity } from '../persistence/lexicon.entity';
import { LexiconVersionEntity } from '../persistence/lexicon-version.entity';
import { Rescans } from './rescans';

export interface LexiconInput {
  organizationId: string;
  name: string;
  description?: string;
}

export interface LexiconChanges {
  name?: string;
  description?: string;
  /** Puts that version in force; an earlier one too. */
  activeNumber?: number;
}

const see = {
  read: 'lexicon.read',
  noun: 'lexicon',
  zh: '没有这个词库。',
  en: 'There is no such lexicon.',
} as const;

/** Lexicons of units. What is in one, only those who hold `lexicon.read` in the unit that owns it may see. */
@Injectable()
export class LexiconsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly rescans: Rescans,
    private readonly audit: AuditService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` (`name_taken`) */
  async create(actor: Actor, input: LexiconInput): Promise<LexiconEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('lexicon.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const lexicon = await this.insert(manager, { ...input, createdBy: actor.userId, isSample: false });
      await this.record(manager, actor, lexicon, 'lexicon.created');
      return lexicon;
    });
  }

  /** Without a permission question. */
  async insert(
    manager: EntityManager,
    input: LexiconInput & { createdBy: string | null; isSample: boolean },
  ): Promise<LexiconEntity> {
    const id = newId();
    const lexicon = manager.create(LexiconEntity, {
      ...input,
      id,
      name: cleanText(input.name),
      description: cleanText(input.description ?? ''),
    });
    await nameIsFree(() => manager.insert(LexiconEntity, lexicon));
    return manager.findOneByOrFail(LexiconEntity, { id });
  }

  async change(
    actor: Actor,
    id: string,
    changes: LexiconChanges,
    checkVersion: (current: LexiconEntity) => void,
  ): Promise<LexiconEntity> {
    return this.database.transaction(async (manager) => {
      const lexicon = await this.lockFor(actor, id, manager);
      checkVersion(lexicon);
      if (changes.name !== undefined) lexicon.name = cleanText(changes.name);
      if (changes.description !== undefined) lexicon.description = cleanText(changes.description);
      if (changes.activeNumber !== undefined && changes.activeNumber !== lexicon.activeNumber) {
        return this.activate(manager, actor, lexicon, changes.activeNumber);
      }
      const saved = await nameIsFree(() => manager.save(lexicon));
      await this.record(manager, actor, saved, 'lexicon.changed');
      return saved;
    });
  }

  /** Puts a version in force in the caller's transaction; everything live in the branch is looked through again. */
  async activate(
    manager: EntityManager,
    actor: Actor,
    lexicon: LexiconEntity,
    number: number,
  ): Promise<LexiconEntity> {
    if (!(await manager.existsBy(LexiconVersionEntity, { lexiconId: lexicon.id, number }))) {
      throw invalidInput([
        fault('activeNumber', 'version_unknown', '词库没有这个版本。', 'The lexicon has no such version.'),
      ]);
    }
    lexicon.activeNumber = number;
    const saved = await nameIsFree(() => manager.save(lexicon));
    await this.rescans.begin(manager, {
      organizationId: lexicon.organizationId,
      reason: 'version_activated',
      lexiconId: lexicon.id,
      lexiconNumber: number,
      termKey: null,
      createdBy: actor.userId,
    });
    await this.record(manager, actor, saved, 'lexicon.activated');
    return saved;
  }

  /** Takes it out of use. What it found stays with the verdicts, its versions stay readable. */
  async retire(actor: Actor, id: string, checkVersion: (current: LexiconEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const lexicon = await this.lockFor(actor, id, manager);
      checkVersion(lexicon);
      const saved = await manager.save(Object.assign(lexicon, { retiredAt: this.clock.now() }));
      await this.record(manager, actor, saved, 'lexicon.retired');
    });
  }

  /** @throws AppError `lexicon_not_found` also where the caller may not read its rows */
  async get(actor: Actor, id: string): Promise<LexiconEntity> {
    return this.requireOn(actor, 'lexicon.read', await this.load(id));
  }

  /** @throws AppError `lexicon_not_found`, `not_allowed` */
  async requireManager(actor: Actor, id: string): Promise<void> {
    await this.requireOn(actor, 'lexicon.manage', await this.load(id));
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key; lexicons are few. */
  async list(
    actor: Actor,
    filter: { organizationId?: string },
    limit: number,
    after: string | null,
  ): Promise<LexiconEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT l.id FROM lexicons l JOIN organizations o ON o.id = l.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR l.organization_id = $3) AND ($4::uuid IS NULL OR l.id < $4)
       ORDER BY l.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope(see.read)), filter.organizationId ?? null, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(LexiconEntity, 'l')
      .where('l.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('l.id', 'DESC')
      .getMany();
  }

  /** Holds the row until the transaction ends. @throws AppError `lexicon_not_found`, `not_allowed`, `lexicon_retired` */
  async lockFor(actor: Actor, id: string, manager: EntityManager): Promise<LexiconEntity> {
    const lexicon = await this.requireOn(
      actor,
      'lexicon.manage',
      await this.load(id, manager, true),
      manager,
    );
    if (!lexicon.retiredAt) return lexicon;
    throw ruleBroken(
      'lexicon_retired',
      '这个词库已停用，不能再改。',
      'This lexicon is retired and stays as it is.',
    );
  }

  private async requireOn(
    actor: Actor,
    action: Action,
    lexicon: LexiconEntity,
    manager?: EntityManager,
  ): Promise<LexiconEntity> {
    actor.require(action, await this.organizations.placeOf(lexicon.organizationId, manager), see);
    return lexicon;
  }

  private async load(
    id: string,
    manager: EntityManager = this.database.manager,
    forUpdate = false,
  ): Promise<LexiconEntity> {
    const query = manager.createQueryBuilder(LexiconEntity, 'l').where('l.id = :id', { id });
    const lexicon = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (lexicon) return lexicon;
    throw notFound(see.noun, see.zh, see.en);
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    lexicon: LexiconEntity,
    action: string,
  ): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: lexicon.organizationId,
      action,
      objectType: 'lexicon',
      objectId: lexicon.id,
      details: { name: lexicon.name, activeNumber: lexicon.activeNumber },
    });
  }
}

async function nameIsFree<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraint(error) !== 'lexicons_name') throw error;
    throw invalidInput([
      fault('name', 'name_taken', '本单位已有同名词库。', 'The unit has a lexicon of this name.'),
    ]);
  }
}
