import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import { AuditService } from '@haojiao/features/audit';
import type { Actor } from '@haojiao/features/organizations';
import { FigureSubjects } from '../figure-subjects';
import type { FigureMetricName } from '../domain/figure-metrics';

export interface RecountedSeries {
  publicationId: string | null;
  metric: FigureMetricName;
  definitionId: string;
  /** As it was kept. */
  kept: { total: number | null; parts: number };
  /** From the rows that stand. */
  fromRows: { total: number | null; parts: number };
}

export interface Recount {
  series: number;
  /** Whose kept total was not what its rows come to; it is now. */
  differing: RecountedSeries[];
}

type RecountRow = Omit<RecountedSeries, 'kept' | 'fromRows'> & {
  seriesId: string;
  keptTotal: string | null;
  keptParts: number;
  total: string | null;
  parts: number;
};

/** Rebuilds every total of an account and its posts from the rows, and says which were wrong. */
@Injectable()
export class RecountPeriods {
  constructor(
    private readonly database: Database,
    private readonly subjects: FigureSubjects,
    private readonly audit: AuditService,
  ) {}

  /**
   * Nobody writes into these series meanwhile. Plan: `period_figure_series_account`, then `period_figures_series`.
   * @throws AppError `channel_account_not_found`, `not_allowed`
   */
  async ofAccount(actor: Actor, id: string): Promise<Recount> {
    const subject = await this.subjects.require(actor, 'figure.record', 'channel_account', id);
    return this.database.transaction(async (manager) => {
      const held = await this.database.query<{ id: string }>(
        `SELECT id FROM period_figure_series WHERE channel_account_id = $1
         ORDER BY coalesce(publication_id, channel_account_id), metric, definition_id FOR UPDATE`,
        [id],
        manager,
      );
      const rows = await this.database.query<RecountRow>(
        `SELECT s.id AS "seriesId", s.publication_id AS "publicationId", s.metric, s.definition_id AS "definitionId",
           s.total AS "keptTotal", s.parts AS "keptParts", r.total, r.parts
         FROM period_figure_series s CROSS JOIN LATERAL (
           SELECT CASE WHEN s.total IS NOT NULL THEN coalesce(sum(f.value), 0) END AS total, count(f.id)::int AS parts
           FROM period_figures f WHERE f.series_id = s.id AND NOT f.is_replaced) r
         WHERE s.id = ANY($1::uuid[]) AND (s.total, s.parts) IS DISTINCT FROM (r.total, r.parts)
         ORDER BY s.id`,
        [held.map((row) => row.id)],
        manager,
      );
      if (rows.length > 0) {
        await manager.query(
          `UPDATE period_figure_series s SET total = r.total, parts = r.parts
           FROM unnest($1::uuid[], $2::bigint[], $3::integer[]) AS r (id, total, parts) WHERE s.id = r.id`,
          [
            rows.map(({ seriesId }) => seriesId),
            rows.map(({ total }) => total),
            rows.map(({ parts }) => parts),
          ],
        );
        await this.audit.record(manager, {
          actor: actor.audit,
          organizationId: subject.place.id,
          action: 'period_figures.recounted',
          objectType: 'channel_account',
          objectId: id,
          details: { series: held.length, differing: rows.map(({ seriesId }) => seriesId) },
        });
      }
      return { series: held.length, differing: rows.map(recountedOf) };
    });
  }
}

function recountedOf(row: RecountRow): RecountedSeries {
  const { publicationId, metric, definitionId } = row;
  return {
    ...{ publicationId, metric, definitionId },
    kept: { total: numberOf(row.keptTotal), parts: row.keptParts },
    fromRows: { total: numberOf(row.total), parts: row.parts },
  };
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
