import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { periodBounds, periodDays, rankUnits } from './domain/ledger';
import { countedStates } from './domain/submission-transitions';
import type { LedgerRow, UnitCounts } from './domain/ledger';
import { LedgerPoints } from './ledger-points';

export interface Ledger {
  from: Date;
  to: Date;
  timeZone: string;
  rows: LedgerRow[];
}

const see = {
  read: 'submission.read',
  noun: 'organization',
  zh: '没有这个单位。',
  en: 'There is no such unit.',
} as const;

/** Who sent how much, and how much of it was used. */
@Injectable()
export class SubmissionLedger {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationsService,
    private readonly points: LedgerPoints,
  ) {}

  /**
   * Every unit of the branch (default: of all the caller's branches), also those that sent nothing. Days and months
   * are those of the asked unit. Plan: units by the GIN index over `path`; reports of the period index-only by
   * `submissions_sent` or `submissions_organization_sent`, joined by hashes with what was used, which is index-only of
   * `submission_adoptions_adopted`.
   * @throws AppError `organization_not_found`
   */
  async of(actor: Actor, period: string, organizationId: string | null): Promise<Ledger> {
    const unit = organizationId
      ? await this.organizations.load(organizationId)
      : await this.organizations.findRoot();
    if (!unit) throw notFound(see.noun, see.zh, see.en);
    if (organizationId) actor.require('submission.read', unit, see);
    const { from, to } = periodBounds(period, unit.timeZone);
    const counts = await this.database.query<UnitCounts>(
      `SELECT o.id AS "organizationId", o.name AS "organizationName",
              coalesce(c.submitted, 0)::int AS submitted, coalesce(c.adopted, 0)::int AS adopted
       FROM organizations o
       LEFT JOIN (
         SELECT s.organization_id, count(*) AS submitted,
                count(*) FILTER (WHERE s.state = 'adopted' OR used.submission_id IS NOT NULL) AS adopted
         FROM submissions s
         LEFT JOIN (SELECT DISTINCT submission_id FROM submission_adoptions
                    WHERE state = 'verified' AND stage = 'adopted') used
           ON used.submission_id = s.id
         WHERE s.state = ANY($6::text[]) AND s.state <> 'draft' AND s.sent_at >= $3 AND s.sent_at < $4
         GROUP BY s.organization_id
       ) c ON c.organization_id = o.id
       WHERE ${scopeSql('o', 1)} AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid])`,
      [...scopeParameters(actor.scope('submission.read')), from, to, organizationId, countedStates],
    );
    const points = await this.points.of({ organizationId: unit.id, ...periodDays(period) });
    return { from, to, timeZone: unit.timeZone, rows: rankUnits(counts, points) };
  }
}
