import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';

/** What a list pays to one person. */
export interface PaySum {
  person: string;
  userId: string | null;
  name: string;
  organizationId: string | null;
  unitName: string;
  reports: number;
  /** An exact decimal. */
  points: string;
  fen: number;
}

/** Adds up what closed bulletins kept: nothing is scored anew, so a list says what the bulletins said. */
@Injectable()
export class PayListSums {
  constructor(private readonly database: Database) {}

  /**
   * By unit, then name. Of a bulletin that corrects one which another list was issued for (itself or what it corrected in
   * turn), only the difference; a draft has paid nothing yet. Whoever gets nothing has no row. Plan: the primary keys of `bulletin_issues` and
   * `bulletin_items`.
   */
  async of(
    payListId: string,
    bulletinIds: string[],
    manager: EntityManager = this.database.manager,
  ): Promise<PaySum[]> {
    return this.database.query<PaySum>(
      `WITH RECURSIVE paid AS (
         SELECT p.bulletin_id AS id FROM pay_list_bulletins p JOIN pay_lists l ON l.id = p.pay_list_id
         WHERE p.is_live AND l.state = 'issued' AND l.id <> $1
       ), earlier AS (
         SELECT i.bulletin_id AS root, i.corrects_id AS id FROM bulletin_issues i
         WHERE i.bulletin_id = ANY($2::uuid[]) AND i.corrects_id IS NOT NULL
         UNION ALL
         SELECT e.root, i.corrects_id FROM earlier e JOIN bulletin_issues i ON i.bulletin_id = e.id
         WHERE i.corrects_id IS NOT NULL AND NOT EXISTS (SELECT FROM paid WHERE paid.id = e.id)
       ), counted AS (
         SELECT id, 1 AS sign FROM unnest($2::uuid[]) AS id
         UNION ALL
         SELECT e.id, -1 FROM earlier e JOIN paid ON paid.id = e.id
       ), part AS (
         SELECT i.submission_id, c.sign, p.person, p."userId", p.name,
                coalesce(p."organizationId", i.organization_id) AS "organizationId", p.points, p.fen
         FROM counted c JOIN bulletin_items i ON i.bulletin_id = c.id
         CROSS JOIN jsonb_to_recordset(i.per_person) AS p (
           person text, "userId" uuid, name text, "organizationId" uuid, points integer, fen integer)
       ), one AS (
         SELECT person, min("userId"::text)::uuid AS "userId", max(name) AS name,
                max("organizationId"::text)::uuid AS "organizationId",
                count(DISTINCT submission_id) FILTER (WHERE fen <> 0 AND sign = 1)::int AS reports,
                (sum(sign * points) / 100.0)::numeric(14, 2)::text AS points, sum(sign * fen)::int AS fen
         FROM part GROUP BY person
       )
       SELECT one.*, coalesce(o.name, '') AS "unitName" FROM one LEFT JOIN organizations o ON o.id = one."organizationId"
       WHERE one.fen <> 0 ORDER BY o.name NULLS LAST, one.name, one.person`,
      [payListId, bulletinIds],
      manager,
    );
  }
}
