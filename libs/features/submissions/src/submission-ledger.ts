import { Injectable } from '@nestjs/common';
import { notFound } from '@haojiao/kernel';
import { Database } from '@haojiao/infrastructure/database';
import { OrganizationsService, scopeParameters, scopeSql } from '@haojiao/features/organizations';
import type { Actor } from '@haojiao/features/organizations';
import { periodBounds, rankUnits } from './domain/ledger';
import type { LedgerRow, UnitCounts } from './domain/ledger';

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
  ) {}

  /**
   * Every unit of the branch (default: of all the caller's branches), also those that sent nothing. Days and months
   * are those of the asked unit. Plan: units by the GIN index over `path`, reports by `submissions_organization_id`.
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
      `SELECT o.id AS "organizationId", o.name AS "organizationName", count(s.id)::int AS submitted,
              count(s.id) FILTER (WHERE s.state = 'adopted' OR EXISTS (
                SELECT 1 FROM submission_adoptions a WHERE a.submission_id = s.id AND a.state = 'verified'
              ))::int AS adopted
       FROM organizations o
       LEFT JOIN submissions s ON s.organization_id = o.id AND s.state NOT IN ('draft', 'withdrawn', 'duplicate')
         AND s.sent_at >= $3 AND s.sent_at < $4
       WHERE ${scopeSql('o', 1)} AND ($5::uuid IS NULL OR o.path @> ARRAY[$5::uuid])
       GROUP BY o.id, o.name`,
      [...scopeParameters(actor.scope('submission.read')), from, to, organizationId],
    );
    return { from, to, timeZone: unit.timeZone, rows: rankUnits(counts) };
  }
}
