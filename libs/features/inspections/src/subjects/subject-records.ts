import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Action, Actor } from '@haojiao/features/organizations';
import type { SubjectRow } from './inspected-subject';

/** What exemptions and updates differ in when they are read. */
export interface RecordKind<Kept extends SubjectRow> {
  entity: EntityTarget<Kept>;
  table: 'inspection_exemptions' | 'inspection_updates';
  noun: string;
  zh: string;
  en: string;
}

const read = 'analytics.read';

/** What people put on record about subjects: each row is seen and changed by the rights in the unit of its subject. */
@Injectable()
export class SubjectRecords {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Newest first, those that no longer hold too. Plan: units of the scope by the GIN index, `{table}_organization_id`. */
  async list<Kept extends SubjectRow>(
    { entity, table }: RecordKind<Kept>,
    actor: Actor,
    organizationId: string | null,
    limit: number,
    after: string | null,
  ): Promise<Kept[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT t.id FROM ${table} t JOIN organizations o ON o.id = t.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR t.id < $4) ORDER BY t.id DESC LIMIT $5`,
      [...scopeParameters(actor.scope(read)), organizationId, after, limit + 1],
    );
    return this.database.manager
      .createQueryBuilder(entity, 't')
      .where('t.id = ANY(CAST(:ids AS uuid[]))', { ids: rows.map(({ id }) => id) })
      .orderBy('t.id', 'DESC')
      .getMany();
  }

  /** @throws AppError `{noun}_not_found` */
  async get<Kept extends SubjectRow>(kind: RecordKind<Kept>, actor: Actor, id: string): Promise<Kept> {
    const query = this.database.manager.createQueryBuilder(kind.entity, 't');
    const row = await query.where('t.id = :id', { id }).getOne();
    if (!row) throw notFound(kind.noun, kind.zh, kind.en);
    actor.require(read, await this.organizations.placeOf(row.organizationId), { read, ...kind });
    return row;
  }

  /** Held until the transaction ends. @throws AppError `{noun}_not_found`, `not_allowed` */
  async lock<Kept extends SubjectRow>(
    kind: RecordKind<Kept>,
    actor: Actor,
    action: Action,
    id: string,
    manager: EntityManager,
  ): Promise<Kept> {
    const query = manager.createQueryBuilder(kind.entity, 't').setLock('pessimistic_write');
    const row = await query.where('t.id = :id', { id }).getOne();
    if (!row) throw notFound(kind.noun, kind.zh, kind.en);
    const place = await this.organizations.placeOf(row.organizationId, manager);
    actor.require(action, place, { read, ...kind });
    return row;
  }
}
