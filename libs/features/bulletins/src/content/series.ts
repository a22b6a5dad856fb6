import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { BookedItem, ClosedSeries, ScoreLine } from '@haojiao/features/scoring';
import type { EarlierFigures } from '../domain/bulletin-content';
import type { BulletinSpan } from '../domain/bulletin-period';
import type { BulletinEntity } from '../persistence/bulletin.entity';

/** An issue of the series that holds: corrected ones are replaced by what corrected them. */
export interface HoldingIssue {
  bulletinId: string;
  startsOn: string;
  endsOn: string;
  closedAt: Date;
}

export type Place = Pick<BulletinEntity, 'organizationId' | 'assessmentYearId' | 'span' | 'startsOn'>;

/** What closed bulletins of one issuer, year, length of period and class gave. */
@Injectable()
export class Series {
  constructor(private readonly database: Database) {}

  /** Those before a period, in their order. Plan: index `bulletin_issues_series`. */
  before(place: Place, unitClass: string, manager: EntityManager): Promise<HoldingIssue[]> {
    return this.database.query<HoldingIssue>(
      `SELECT i.bulletin_id AS "bulletinId", i.starts_on::text AS "startsOn", i.ends_on::text AS "endsOn",
              i.closed_at AS "closedAt"
       FROM bulletin_issues i
       WHERE i.organization_id = $1 AND i.assessment_year_id = $2 AND i.span = $3 AND i.starts_on < $4
         AND $5 = ANY(i.unit_classes)
         AND NOT EXISTS (SELECT FROM bulletin_issues k WHERE k.corrects_id = i.bulletin_id)
       ORDER BY i.starts_on`,
      [place.organizationId, place.assessmentYearId, place.span, place.startsOn, unitClass],
      manager,
    );
  }

  /** For the engine; null where nothing was closed. */
  async closedPeriods(
    issues: readonly HoldingIssue[],
    unitClass: string,
    manager: EntityManager,
  ): Promise<ClosedSeries | null> {
    const last = issues.at(-1);
    if (!last) return null;
    const ids = issues.map(({ bulletinId }) => bulletinId);
    const year = await this.database.query<{ organizationId: string; earned: number; base: number }>(
      `SELECT organization_id AS "organizationId", sum(earned_points * 100)::float8 AS earned,
              sum(base_points * 100)::float8 AS base
       FROM bulletin_units WHERE bulletin_id = ANY($1::uuid[]) AND unit_class = $2 GROUP BY organization_id`,
      [ids, unitClass],
      manager,
    );
    return {
      through: last.endsOn,
      itemsOf: (keys) => this.booked(ids, unitClass, keys, manager),
      year,
      closings: issues.map(({ startsOn, endsOn, closedAt }) => ({
        period: { from: startsOn, to: endsOn },
        closedAt: closedAt.toISOString(),
      })),
    };
  }

  /**
   * Lines by which items stood in the last of these issues that has them. Plan: index `bulletin_items_key`.
   */
  async linesOf(
    issues: readonly HoldingIssue[],
    keys: readonly string[],
    manager: EntityManager,
  ): Promise<Map<string, ScoreLine[]>> {
    const rows = await this.database.query<{ key: string; lines: ScoreLine[] }>(
      `SELECT DISTINCT ON (i.key) i.key, i.lines FROM bulletin_items i
       JOIN unnest($1::uuid[]) WITH ORDINALITY AS issue (id, place) ON issue.id = i.bulletin_id
       WHERE i.key = ANY($2::text[]) ORDER BY i.key, issue.place DESC`,
      [issues.map(({ bulletinId }) => bulletinId), keys],
      manager,
    );
    return new Map(rows.map(({ key, lines }) => [key, lines]));
  }

  /**
   * What each unit had in the year up to the end of the last of these issues: as that issue said, and by as much more
   * or less as corrections of earlier ones have changed since.
   */
  async yearUpTo(
    last: HoldingIssue,
    place: Place,
    unitClass: string,
    manager: EntityManager,
  ): Promise<Map<string, EarlierFigures>> {
    const rows = await this.database.query<EarlierFigures & { organizationId: string }>(
      `SELECT organization_id AS "organizationId", sum(submitted)::int AS submitted, sum(adopted)::int AS adopted,
              sum(points * 100)::float8 AS points
       FROM (
         SELECT organization_id, submitted_before + submitted AS submitted, adopted_before + adopted AS adopted,
                points_before + points AS points
         FROM bulletin_units WHERE bulletin_id = $1 AND unit_class = $2
         UNION ALL
         SELECT u.organization_id, sign.of * u.submitted, sign.of * u.adopted, sign.of * u.points
         FROM bulletin_issues k
         CROSS JOIN LATERAL (VALUES (1, k.bulletin_id), (-1, k.corrects_id)) AS sign (of, bulletin_id)
         JOIN bulletin_units u ON u.bulletin_id = sign.bulletin_id AND u.unit_class = $2
         WHERE k.organization_id = $3 AND k.assessment_year_id = $4 AND k.span = $5 AND k.corrects_id IS NOT NULL
           AND k.starts_on < $6 AND k.closed_at > $7
       ) AS parts GROUP BY organization_id`,
      [
        last.bulletinId,
        unitClass,
        place.organizationId,
        place.assessmentYearId,
        place.span satisfies BulletinSpan,
        last.startsOn,
        last.closedAt,
      ],
      manager,
    );
    return new Map(rows.map(({ organizationId, ...figures }) => [organizationId, figures]));
  }

  /** Plan: index `bulletin_items_key`, or the issues' items by the primary key where most of them are asked for. */
  private async booked(
    ids: readonly string[],
    unitClass: string,
    keys: readonly string[],
    manager: EntityManager,
  ): Promise<BookedItem[]> {
    const rows = await this.database.query<BookedItem>(
      `SELECT key, min(kind) AS kind, min(organization_id::text) AS "organizationId",
              min(submission_id::text) AS "submissionId", sum(points * 100)::float8 AS points,
              sum(submission_points * 100)::float8 AS "submissionPoints", sum(submitted)::int AS submitted,
              sum(adopted)::int AS adopted, sum(fen_of_uses)::int AS "fenOfUses",
              jsonb_path_query_array(jsonb_agg(per_person), '$[*][*]') AS "perPerson"
       FROM bulletin_items
       WHERE bulletin_id = ANY($1::uuid[]) AND unit_class = $2 AND key = ANY($3::text[]) GROUP BY key`,
      [ids, unitClass, keys],
      manager,
    );
    return rows.map((row) => ({ ...row, perPerson: joined(row.perPerson) }));
  }
}

/** One entry a person. */
function joined(parts: BookedItem['perPerson']): BookedItem['perPerson'] {
  const people = new Map<string, number>();
  for (const { person, points } of parts) people.set(person, (people.get(person) ?? 0) + points);
  return [...people].map(([person, points]) => ({ person, points }));
}
