import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { PeriodKind } from '../domain/index-period';
import { IndexValueEntity } from './index-value.entity';
import type { ValueOrigin } from './index-value.entity';

export interface ValueFilter {
  /** A unit with everything below it. */
  organizationId?: string;
  channelAccountId?: string;
  indexCode?: string;
  formulaId?: string;
  origin?: ValueOrigin;
  periodKind?: PeriodKind;
}

/** Of one account, or of one unit as a whole. */
export interface SeriesQuestion {
  organizationId: string;
  channelAccountId: string | null;
  indexCode: string | null;
  periodKind: PeriodKind;
  from: string;
  to: string;
}

/** Kept values, each seen by who may read the figures of its unit. */
@Injectable()
export class IndexValues {
  constructor(private readonly database: Database) {}

  /** @throws AppError `index_value_not_found` */
  async get(actor: Actor, id: string): Promise<IndexValueEntity> {
    const value = (await this.visible(actor, [id])).get(id.toLowerCase());
    if (!value) throw notFound('index_value', '没有这个指数值。', 'There is no such index value.');
    return value;
  }

  /** By id, those that the caller may see. Plan: primary keys of both tables. */
  async visible(actor: Actor, ids: readonly string[]): Promise<Map<string, IndexValueEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string }>(
      `SELECT v.id FROM index_values v JOIN organizations o ON o.id = v.organization_id
       WHERE v.id = ANY($3::uuid[]) AND ${scopeSql('o', 1)}`,
      [...scopeParameters(actor.scope('analytics.read')), ids],
    );
    const values = await this.load(rows.map(({ id }) => id));
    return new Map(values.map((value) => [value.id, value]));
  }

  /**
   * Newest first, with all that was followed by a newer one. Plan: of an account the index on it, else a backward scan
   * of the primary key, joined to `organizations` by its key.
   */
  async list(
    actor: Actor,
    filter: ValueFilter,
    limit: number,
    after: string | null,
  ): Promise<IndexValueEntity[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT v.id FROM index_values v JOIN organizations o ON o.id = v.organization_id
       WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
         AND ($4::uuid IS NULL OR v.channel_account_id = $4) AND ($5::text IS NULL OR v.index_code = $5)
         AND ($6::text IS NULL OR v.formula_id = $6) AND ($7::text IS NULL OR v.origin = $7)
         AND ($8::text IS NULL OR v.period_kind = $8) AND ($9::uuid IS NULL OR v.id < $9)
       ORDER BY v.id DESC LIMIT $10`,
      [
        ...scopeParameters(actor.scope('analytics.read')),
        filter.organizationId ?? null,
        filter.channelAccountId ?? null,
        filter.indexCode ?? null,
        filter.formulaId ?? null,
        filter.origin ?? null,
        filter.periodKind ?? null,
        after,
        limit + 1,
      ],
    );
    return this.load(rows.map(({ id }) => id));
  }

  /**
   * Of each formula, origin and period the newest value (of imported ones that which was read last, not entered last),
   * in the order of the periods; asks nobody for permission.
   * Plan: indexes `index_values_channel_account_id` and `index_values_organization_id`.
   */
  async series(question: SeriesQuestion): Promise<IndexValueEntity[]> {
    const { organizationId, channelAccountId, indexCode, periodKind, from, to } = question;
    const rows = await this.database.query<{ id: string }>(
      `SELECT DISTINCT ON (formula_id, origin, source, from_day, to_day) id FROM index_values
       WHERE organization_id = $1 AND channel_account_id IS NOT DISTINCT FROM $2::uuid
         AND ($3::text IS NULL OR index_code = $3) AND period_kind = $4
         AND from_day >= $5::date AND to_day <= $6::date
       ORDER BY formula_id, origin, source, from_day, to_day, coalesce(as_of, recorded_at) DESC, id DESC`,
      [organizationId, channelAccountId, indexCode, periodKind, from, to],
    );
    const values = await this.load(rows.map(({ id }) => id));
    return values.sort((one, other) => one.fromDay.localeCompare(other.fromDay));
  }

  /** In the order of the ids. */
  async load(
    ids: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<IndexValueEntity[]> {
    if (ids.length === 0) return [];
    const values = await manager
      .createQueryBuilder(IndexValueEntity, 'v')
      .where('v.id IN (:...ids)', { ids })
      .getMany();
    const byId = new Map(values.map((value) => [value.id, value]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
