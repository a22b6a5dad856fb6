import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '@haojiao/channel-kit';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { PublicationAttemptEntity } from './persistence/publication-attempt.entity';
import { PublicationStepEntity } from './persistence/publication-step.entity';
import { PublicationEntity } from './persistence/publication.entity';
import { ReadPublicationNames } from './publication-names';
import type { PublicationNames } from './publication-names';
import { PublicationChanges } from './steer/publication-changes';

export interface PublicationFilter {
  /** Any of these. */
  state?: string[];
  createdBy?: string;
  platform?: string;
  organizationId?: string;
  contentId?: string;
  heldBy?: string;
  from?: Date;
  to?: Date;
}

export interface PublicationHistory {
  publication: PublicationEntity;
  names: PublicationNames;
  attempts: PublicationAttemptEntity[];
  steps: PublicationStepEntity[];
  /** Whether the platform has a call for taking posts down. */
  canWithdraw: boolean;
}

@Injectable()
export class ReadPublications {
  constructor(
    private readonly database: Database,
    private readonly changes: PublicationChanges,
    private readonly registry: ChannelRegistry,
    private readonly names: ReadPublicationNames,
  ) {}

  async get(actor: Actor, id: string): Promise<PublicationEntity> {
    const publication = await this.database.manager.findOneBy(PublicationEntity, { id });
    if (!publication) throw notFound('publication', '没有这个发布任务。', 'There is no such publication.');
    await this.changes.requireOn(actor, 'publication.read', publication);
    return publication;
  }

  /** With every attempt and every step, in order. */
  async history(actor: Actor, id: string): Promise<PublicationHistory> {
    const publication = await this.get(actor, id);
    const [names, attempts, steps] = await Promise.all([
      this.names.of([id]),
      this.database.manager.find(PublicationAttemptEntity, {
        where: { publicationId: id },
        order: { fence: 'ASC' },
      }),
      this.database.manager.find(PublicationStepEntity, {
        where: { publicationId: id },
        order: { intentAt: 'ASC', id: 'ASC' },
      }),
    ]);
    const { canWithdraw } = this.registry.get(publication.platform).capabilities;
    return { publication, names: names.get(id)!, attempts, steps, canWithdraw };
  }

  /**
   * Newest first by id. Plan: backward scan of the primary key with the filters applied, joined to `organizations` by
   * its key; with `contentId` the index `publications_content_id`.
   */
  async list(
    actor: Actor,
    filter: PublicationFilter,
    limit: number,
    after: string | null,
  ): Promise<PublicationEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT p.id FROM publications p JOIN organizations o ON o.id = p.organization_id
       WHERE ${scopeSql('o', 1)}
         AND ($3::text[] IS NULL OR p.state = ANY($3)) AND ($4::text IS NULL OR p.platform = $4)
         AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid]) AND ($6::uuid IS NULL OR p.content_id = $6)
         AND ($7::timestamptz IS NULL OR p.scheduled_at >= $7) AND ($8::timestamptz IS NULL OR p.scheduled_at < $8)
         AND ($9::uuid IS NULL OR p.held_by = $9) AND ($10::uuid IS NULL OR p.created_by = $10)
         AND ($11::uuid IS NULL OR p.id < $11)
       ORDER BY p.id DESC LIMIT $12`,
      [
        ...scopeParameters(actor.scope('publication.read')),
        filter.state ?? null,
        filter.platform ?? null,
        filter.organizationId ?? null,
        filter.contentId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.heldBy ?? null,
        filter.createdBy ?? null,
        after,
        limit + 1,
      ],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(PublicationEntity, 'p')
      .where('p.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('p.id', 'DESC')
      .getMany();
  }
}
