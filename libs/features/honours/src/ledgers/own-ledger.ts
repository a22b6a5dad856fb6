import { Injectable } from '@nestjs/common';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';

export interface OwnLedgerRow {
  /** The unit that the reports were sent from: what was earned there stays there. */
  organizationId: string;
  organizationName: string;
  submitted: number;
  adopted: number;
}

export interface OwnPoints {
  bulletinId: string;
  issuerName: string;
  startsOn: string;
  endsOn: string;
  /** In hundredths. */
  points: number;
  fen: number;
}

export interface OwnLedger {
  units: OwnLedgerRow[];
  bulletins: OwnPoints[];
}

/** What one person has: reports as they stand today, points and pay as bulletins issued them. */
@Injectable()
export class OwnLedgers {
  constructor(private readonly database: Database) {}

  /**
   * Days are those of Beijing, both belong to the period. Plan: reports by `submissions_sent_by`, items of bulletins by
   * the GIN index over `per_person`.
   */
  async of(actor: Actor, from: string, to: string): Promise<OwnLedger> {
    const [units, bulletins] = await Promise.all([this.units(actor, from, to), this.points(actor, from, to)]);
    return { units, bulletins };
  }

  private units(actor: Actor, from: string, to: string): Promise<OwnLedgerRow[]> {
    return this.database.query<OwnLedgerRow>(
      `SELECT s.organization_id AS "organizationId", o.name AS "organizationName", count(*)::int AS submitted,
              count(*) FILTER (WHERE EXISTS (
                SELECT FROM submission_adoptions a
                WHERE a.submission_id = s.id AND a.state = 'verified' AND a.stage = 'adopted'))::int AS adopted
       FROM submissions s JOIN organizations o ON o.id = s.organization_id
       WHERE s.sent_by = $1 AND s.state NOT IN ('draft', 'withdrawn', 'duplicate')
         AND s.sent_at >= ($2::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
         AND s.sent_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
       GROUP BY s.organization_id, o.name ORDER BY o.name`,
      [actor.userId, from, to],
    );
  }

  /** Of bulletins that hold: those that another one corrected do not. */
  private points(actor: Actor, from: string, to: string): Promise<OwnPoints[]> {
    return this.database.query<OwnPoints>(
      `SELECT i.bulletin_id AS "bulletinId", o.name AS "issuerName", i.starts_on::text AS "startsOn",
              i.ends_on::text AS "endsOn", sum(p.points)::int AS points, sum(p.fen)::int AS fen
       FROM bulletin_items t JOIN bulletin_issues i ON i.bulletin_id = t.bulletin_id
       JOIN organizations o ON o.id = i.organization_id
       CROSS JOIN jsonb_to_recordset(t.per_person) AS p ("userId" uuid, points integer, fen integer)
       WHERE t.per_person @> jsonb_build_array(jsonb_build_object('userId', $1::text)) AND p."userId" = $1::uuid
         AND i.ends_on >= $2::date AND i.starts_on <= $3::date
         AND NOT EXISTS (SELECT FROM bulletin_issues c WHERE c.corrects_id = i.bulletin_id)
       GROUP BY i.bulletin_id, o.name, i.starts_on, i.ends_on ORDER BY i.starts_on, i.bulletin_id`,
      [actor.userId, from, to],
    );
  }
}
