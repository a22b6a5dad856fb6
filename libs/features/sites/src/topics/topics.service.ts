import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fault, invalidInput, newId, notFound } from '@haojiao/kernel';
import { Database, brokenConstraint } from '@haojiao/infrastructure/database';
import { AssetsService } from '@haojiao/features/assets';
import { AuditService } from '@haojiao/features/audit';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { TopicSection, TopicState } from '../domain/topic-section';
import { TopicSources } from './topic-sources';
import { TopicEntity } from './topic.entity';

export interface TopicChanges {
  slug?: string;
  title?: string;
  leadText?: string;
  coverAssetId?: string | null;
  sections?: TopicSection[];
  position?: number;
  state?: TopicState;
}

export interface TopicInput extends TopicChanges {
  organizationId: string;
  slug: string;
  title: string;
}

const see = {
  read: 'content.read',
  noun: 'topic',
  zh: '没有这个专题。',
  en: 'There is no such topic.',
} as const;

/** 专题 as people put them together. */
@Injectable()
export class TopicsService {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly assets: AssetsService,
    private readonly sources: TopicSources,
    private readonly audit: AuditService,
  ) {}

  /** @throws AppError `organization_not_found`, `not_allowed`, `invalid_input` with `slug_taken` and others */
  async create(actor: Actor, input: TopicInput): Promise<TopicEntity> {
    const place = await this.organizations.placeOf(input.organizationId);
    actor.require('site.manage', place, {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
    return this.database.transaction(async (manager) => {
      const topic = manager.create(TopicEntity, {
        leadText: '',
        coverAssetId: null,
        sections: [],
        position: 0,
        state: 'draft',
        ...input,
        id: newId(),
      });
      await this.requireSound(actor, topic, manager);
      await write(() => manager.insert(TopicEntity, topic as never));
      await this.record(manager, actor, topic, 'topic.created');
      return manager.findOneByOrFail(TopicEntity, { id: topic.id });
    });
  }

  async change(
    actor: Actor,
    id: string,
    changes: TopicChanges,
    checkVersion: (current: TopicEntity) => void,
  ): Promise<TopicEntity> {
    return this.database.transaction(async (manager) => {
      const topic = await this.lockForManager(actor, id, manager);
      checkVersion(topic);
      Object.assign(
        topic,
        Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
      );
      await this.requireSound(actor, topic, manager);
      const saved = await write(() => manager.save(topic));
      await this.record(manager, actor, saved, 'topic.changed');
      return saved;
    });
  }

  async remove(actor: Actor, id: string, checkVersion: (current: TopicEntity) => void): Promise<void> {
    await this.database.transaction(async (manager) => {
      const topic = await this.lockForManager(actor, id, manager);
      checkVersion(topic);
      await manager.delete(TopicEntity, { id });
      await this.record(manager, actor, topic, 'topic.deleted');
    });
  }

  async get(actor: Actor, id: string): Promise<TopicEntity> {
    const topic = await this.load(id, this.database.manager);
    actor.require('content.read', await this.organizations.placeOf(topic.organizationId), see);
    return topic;
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key; topics are few. */
  async list(
    actor: Actor,
    filter: { organizationId?: string; state?: TopicState },
    limit: number,
    after: string | null,
  ): Promise<TopicEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT t.id FROM topics t JOIN organizations o ON o.id = t.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::text IS NULL OR t.state = $4) AND ($5::uuid IS NULL OR t.id < $5)
       ORDER BY t.id DESC LIMIT $6`,
      [
        ...scopeParameters(actor.scope('content.read')),
        filter.organizationId ?? null,
        filter.state ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(TopicEntity, 't')
      .where('t.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('t.id', 'DESC')
      .getMany();
  }

  private async requireSound(actor: Actor, topic: TopicEntity, manager: EntityManager): Promise<void> {
    const faults = await this.sources.faultsOf(actor, topic, manager);
    if (faults.length > 0) throw invalidInput(faults);
    if (topic.coverAssetId === null) return;
    await this.assets.requireReadable(actor, [topic.coverAssetId], { manager, pathOf: () => 'coverAssetId' });
  }

  private async lockForManager(actor: Actor, id: string, manager: EntityManager): Promise<TopicEntity> {
    const topic = await this.load(id, manager, true);
    actor.require('site.manage', await this.organizations.placeOf(topic.organizationId, manager), see);
    return topic;
  }

  private async load(id: string, manager: EntityManager, forUpdate = false): Promise<TopicEntity> {
    const query = manager.createQueryBuilder(TopicEntity, 't').where('t.id = :id', { id });
    const topic = await (forUpdate ? query.setLock('pessimistic_write') : query).getOne();
    if (!topic) throw notFound(see.noun, see.zh, see.en);
    return topic;
  }

  private record(manager: EntityManager, actor: Actor, topic: TopicEntity, action: string): Promise<void> {
    return this.audit.record(manager, {
      actor: actor.audit,
      organizationId: topic.organizationId,
      action,
      objectType: 'topic',
      objectId: topic.id,
      details: { slug: topic.slug, title: topic.title, state: topic.state, leadText: topic.leadText },
    });
  }
}

/** Turns the broken constraint into words. */
async function write<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (brokenConstraint(error) !== 'topics_slug') throw error;
    throw invalidInput([
      fault(
        'slug',
        'slug_taken',
        '本单位已有这个专题地址，请换一个。',
        'This address is in use in the unit.',
      ),
    ]);
  }
}
