import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, notFound } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { LexiconRescanEntity } from '../persistence/lexicon-rescan.entity';
import type { ProofFinding } from '../proof-report';

export type RescanOrder = Pick<
  LexiconRescanEntity,
  'organizationId' | 'reason' | 'lexiconId' | 'lexiconNumber' | 'termKey' | 'createdBy'
>;

/** One live item in which a re-scan found something. */
export interface RescanHit {
  contentId: string;
  revisionId: string;
  organizationId: string;
  title: string;
  findings: ProofFinding[];
}

const see = {
  read: 'lexicon.read',
  noun: 'lexicon_rescan',
  zh: '没有这次复扫。',
  en: 'There is no such re-scan.',
} as const;

/** Looks at everything live again after a lexicon changed: ordered here, done by the worker's sweep. */
@Injectable()
export class Rescans {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes the place of one of the same lexicon, branch and row that still runs. */
  async begin(manager: EntityManager, order: RescanOrder): Promise<string> {
    const now = this.clock.now();
    await manager.query(
      `UPDATE lexicon_rescans SET state = 'superseded', finished_at = $4
       WHERE organization_id = $1 AND lexicon_id = $2 AND term_key IS NOT DISTINCT FROM $3 AND state = 'running'`,
      [order.organizationId, order.lexiconId, order.termKey, now],
    );
    const id = newId();
    await manager.insert(LexiconRescanEntity, { ...order, id, nextRunAt: now, createdAt: now });
    return id;
  }

  /** @throws AppError `lexicon_rescan_not_found` also where the caller may not read lexicons of that unit */
  async get(actor: Actor, id: string): Promise<LexiconRescanEntity> {
    const rescan = await this.database.manager.findOneBy(LexiconRescanEntity, { id });
    if (!rescan) throw notFound(see.noun, see.zh, see.en);
    actor.require(see.read, await this.organizations.placeOf(rescan.organizationId), see);
    return rescan;
  }

  /** Newest first. Plan: backward scan of the primary key, joined to `organizations` by its key. */
  async list(
    actor: Actor,
    filter: { organizationId?: string },
    limit: number,
    after: string | null,
  ): Promise<LexiconRescanEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT r.id FROM lexicon_rescans r JOIN organizations o ON o.id = r.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR r.organization_id = $3) AND ($4::uuid IS NULL OR r.id < $4)
       ORDER BY r.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope(see.read)), filter.organizationId ?? null, after, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(LexiconRescanEntity, 'r')
      .where('r.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('r.id', 'DESC')
      .getMany();
  }

  /**
   * Items with findings that the caller may read, in the order in which they were looked at. Plan: range of the primary
   * key `(rescan_id, revision_id)`, joined to the item and its unit by their keys.
   */
  async hits(actor: Actor, id: string, limit: number, after: string | null): Promise<RescanHit[]> {
    await this.get(actor, id);
    return this.database.query<RescanHit>(
      `SELECT h.content_id AS "contentId", h.revision_id AS "revisionId", c.organization_id AS "organizationId",
              r.document ->> 'title' AS title, h.findings
       FROM lexicon_rescan_hits h JOIN contents c ON c.id = h.content_id
       JOIN content_revisions r ON r.id = h.revision_id JOIN organizations o ON o.id = c.organization_id
       WHERE h.rescan_id = $3 AND ${scopeSql('o', 1)} AND ($4::uuid IS NULL OR h.revision_id > $4)
       ORDER BY h.revision_id LIMIT $5`,
      [...scopeParameters(actor.scope('content.read')), id, after, limit + 1],
    );
  }
}
