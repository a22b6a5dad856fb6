import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { TimeKey } from '@haojiao/features/contents';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import type { Precision } from '../domain/parse-figure';
import { LiveBroadcastEntity } from './live-broadcast.entity';

/** Half-open by the beginning of a broadcast: `from <= startedAt < to`. */
export interface BroadcastFilter {
  /** The unit and everything below it; absent: all that the caller may see. */
  organizationId?: string;
  from?: Date;
  to?: Date;
}

export interface HighestBroadcast {
  id: string;
  title: string;
  startedAt: Date;
  value: number;
}

export interface BroadcastSummary {
  count: number;
  /** Broadcasts of which the views are known. */
  counted: number;
  views: number;
  /** Of the least exact figure in the sum; null: there is none. */
  precision: Precision | null;
  /** 单次最高收看: the largest number of views of one broadcast, not of people at once. */
  highestViews: HighestBroadcast | null;
  /** 最高同时在线. */
  highestConcurrent: HighestBroadcast | null;
  durationSeconds: number;
  comments: number;
  /** From recordings: not in `views`. */
  replayViews: number;
}

const within = `FROM live_broadcasts b JOIN organizations o ON o.id = b.organization_id
  WHERE ${scopeSql('o', 1)} AND ($3::uuid IS NULL OR o.path @> ARRAY[$3::uuid])
    AND ($4::timestamptz IS NULL OR b.started_at >= $4) AND ($5::timestamptz IS NULL OR b.started_at < $5)`;

/** Lists and sums of broadcasts. */
@Injectable()
export class ReadLiveBroadcasts {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
  ) {}

  /** Latest first. Plan: backward scan of `live_broadcasts_started_at`, joined to `organizations` by its key. */
  async list(
    actor: Actor,
    filter: BroadcastFilter,
    limit: number,
    after: TimeKey | null,
  ): Promise<LiveBroadcastEntity[]> {
    await this.requireUnit(actor, filter);
    const rows = await this.database.query<{ id: string }>(
      `SELECT b.id ${within} AND ($6::timestamptz IS NULL OR (b.started_at, b.id) < ($6, $7::uuid))
       ORDER BY b.started_at DESC, b.id DESC LIMIT $8`,
      [...parametersOf(actor, filter), after?.time ?? null, after?.id ?? null, limit + 1],
    );
    if (rows.length === 0) return [];
    return this.database.manager
      .createQueryBuilder(LiveBroadcastEntity, 'b')
      .where('b.id IN (:...ids)', { ids: rows.map((row) => row.id) })
      .orderBy('b.startedAt', 'DESC')
      .addOrderBy('b.id', 'DESC')
      .getMany();
  }

  /** Plan: range of `live_broadcasts_started_at`; an office has some hundred broadcasts a year. */
  async summary(actor: Actor, filter: BroadcastFilter): Promise<BroadcastSummary> {
    await this.requireUnit(actor, filter);
    const parameters = parametersOf(actor, filter);
    const [[sums], highestViews, highestConcurrent] = await Promise.all([
      this.database.query<Record<Exclude<keyof BroadcastSummary, `highest${string}`>, string | null>>(
        `SELECT count(*) AS count, count(b.views) AS counted, coalesce(sum(b.views), 0) AS views,
           CASE max(array_position(ARRAY['exact', 'rounded', 'approximate', 'capped'],
                b.told_as -> 'views' ->> 'precision'))
             WHEN 1 THEN 'exact' WHEN 2 THEN 'rounded' WHEN 3 THEN 'approximate' WHEN 4 THEN 'capped' END AS precision,
           coalesce(sum(b.duration_seconds), 0) AS "durationSeconds", coalesce(sum(b.comments), 0) AS comments,
           coalesce(sum(b.replay_views), 0) AS "replayViews" ${within}`,
        parameters,
      ),
      this.highest('views', parameters),
      this.highest('peak_concurrent', parameters),
    ]);
    const { precision, ...numbers } = sums!;
    const known = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, Number(value)]));
    return {
      ...(known as unknown as Omit<BroadcastSummary, 'precision' | `highest${string}`>),
      precision: precision as Precision | null,
      highestViews,
      highestConcurrent,
    };
  }

  /** Of several with the same figure the first. */
  private async highest(
    column: 'views' | 'peak_concurrent',
    parameters: unknown[],
  ): Promise<HighestBroadcast | null> {
    const [row] = await this.database.query<HighestBroadcast & { value: string }>(
      `SELECT b.id, b.title, b.started_at AS "startedAt", b.${column} AS value ${within}
         AND b.${column} IS NOT NULL ORDER BY b.${column} DESC, b.started_at, b.id LIMIT 1`,
      parameters,
    );
    return row ? { ...row, value: Number(row.value) } : null;
  }

  private async requireUnit(actor: Actor, { organizationId }: BroadcastFilter): Promise<void> {
    if (!organizationId) return;
    actor.require('analytics.read', await this.organizations.placeOf(organizationId), {
      read: 'organization.read',
      noun: 'organization',
      zh: '没有这个单位。',
      en: 'There is no such unit.',
    });
  }
}

function parametersOf(actor: Actor, { organizationId, from, to }: BroadcastFilter): unknown[] {
  const scope = scopeParameters(actor.scope('analytics.read'));
  return [...scope, organizationId ?? null, from ?? null, to ?? null];
}
