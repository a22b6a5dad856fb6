import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import type { AssessmentYearEntity } from '@haojiao/features/scoring';
import type { HonourRollContent } from './honour-roll-content';

export interface YearRow {
  /** `personKey` of a person, the id of a unit. */
  key: string;
  name: string;
  organizationId: string | null;
  unitName: string;
  userId: string | null;
  submitted: number;
  adopted: number;
  /** In hundredths. */
  points: number;
}

/** What the closed bulletins of a year add up to, each period by its last correction. Nothing is scored anew. */
@Injectable()
export class YearFigures {
  constructor(private readonly database: Database) {}

  /** Of the year's own span: a yearly bulletin beside monthly ones would count everything twice. */
  async bulletins(
    year: AssessmentYearEntity,
    manager: EntityManager,
  ): Promise<HonourRollContent['bulletins']> {
    return this.database.query(
      `SELECT i.bulletin_id AS id, i.starts_on::text AS "startsOn", i.ends_on::text AS "endsOn", i.year, i.number
       FROM bulletin_issues i
       WHERE i.organization_id = $1 AND i.assessment_year_id = $2 AND i.span = $3
         AND NOT EXISTS (SELECT FROM bulletin_issues c WHERE c.corrects_id = i.bulletin_id)
       ORDER BY i.starts_on, i.bulletin_id`,
      [year.organizationId, year.id, year.periodUnit],
      manager,
    );
  }

  /** Plan: the primary key of `bulletin_units`. */
  async units(bulletinIds: string[], unitClass: string, manager: EntityManager): Promise<YearRow[]> {
    return this.database.query<YearRow>(
      `SELECT u.organization_id AS key, o.name, u.organization_id AS "organizationId", o.name AS "unitName",
              NULL AS "userId", sum(u.submitted)::int AS submitted, sum(u.adopted)::int AS adopted,
              (sum(u.points) * 100)::int AS points
       FROM bulletin_units u JOIN organizations o ON o.id = u.organization_id
       WHERE u.bulletin_id = ANY($1::uuid[]) AND u.unit_class = $2
       GROUP BY u.organization_id, o.name`,
      [bulletinIds, unitClass],
      manager,
    );
  }

  /** Of all classes. Plan: the primary key of `bulletin_items`. */
  async persons(bulletinIds: string[], manager: EntityManager): Promise<YearRow[]> {
    return this.database.query<YearRow>(
      `WITH part AS (
         SELECT i.bulletin_id, i.submitted, i.adopted, p.person, p."userId", p.name, p.points,
                coalesce(p."organizationId", i.organization_id) AS "organizationId"
         FROM bulletin_items i CROSS JOIN jsonb_to_recordset(i.per_person) AS p (
           person text, "userId" uuid, name text, "organizationId" uuid, points integer)
         WHERE i.bulletin_id = ANY($1::uuid[]) AND i.kind = 'report'
       ), one AS (
         SELECT person AS key, (array_agg(name ORDER BY bulletin_id DESC))[1] AS name,
                (array_agg("organizationId" ORDER BY bulletin_id DESC))[1] AS "organizationId",
                (array_agg("userId"))[1] AS "userId",
                sum(submitted)::int AS submitted, sum(adopted)::int AS adopted, sum(points)::int AS points
         FROM part GROUP BY person
       )
       SELECT one.*, coalesce(o.name, '') AS "unitName"
       FROM one LEFT JOIN organizations o ON o.id = one."organizationId"`,
      [bulletinIds],
      manager,
    );
  }
}
