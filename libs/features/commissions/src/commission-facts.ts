import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '@haojiao/infrastructure/database';
import { countedStates } from '@haojiao/features/submissions';

export interface CommissionPeriod {
  /** Units that asked. */
  issuerIds: string[];
  /** First and last day of due dates, `YYYY-MM-DD`, both included. */
  from: string;
  to: string;
  /** What was sent later is as if it had not been sent: the end of the period, or later where its rule allows that. */
  sentBefore: Date;
}

export interface MissedCommission {
  commissionId: string;
  title: string;
  organizationId: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  /** Reports that were not sent, at least 1. */
  missing: number;
}

export interface LateAnswer {
  commissionId: string;
  organizationId: string;
  submissionId: string;
  dueOn: string;
  dueAt: Date;
  sentAt: Date;
}

const inPeriod = `k.organization_id = ANY($1::uuid[]) AND k.due_on BETWEEN $2::date AND $3::date
  AND k.issued_at IS NOT NULL AND k.state <> 'cancelled' AND k.due_at < $4 AND a.excused_at IS NULL`;

/** What scoring needs to know of commissions. Excused units and cancelled commissions are in none of it. */
@Injectable()
export class CommissionFacts {
  constructor(private readonly database: Database) {}

  /** Units that owed a report in the period and sent too few. Plan: `commissions_due_on`, `submissions_commission_id`. */
  async missed(
    period: CommissionPeriod,
    manager: EntityManager = this.database.manager,
  ): Promise<MissedCommission[]> {
    return this.database.query<MissedCommission>(
      `SELECT * FROM (
         SELECT k.id AS "commissionId", k.title, a.organization_id AS "organizationId", k.due_on::text AS "dueOn",
                k.minimum - (SELECT count(*)::int FROM submissions s
                  WHERE s.commission_id = k.id AND s.organization_id = a.organization_id
                    AND s.state = ANY($5::text[]) AND s.sent_at < $4) AS missing
         FROM commissions k JOIN commission_addressees a ON a.commission_id = k.id
         WHERE ${inPeriod}) owed
       WHERE missing > 0 ORDER BY "dueOn", "commissionId", "organizationId"`,
      parametersOf(period),
      manager,
    );
  }

  /**
   * When, from a moment on, the next commission of a unit falls due; null: none does.
   * Plan: `commissions_organization_id`.
   */
  async nextDue(
    issuerId: string,
    from: Date,
    manager: EntityManager = this.database.manager,
  ): Promise<Date | null> {
    const [row] = await this.database.query<{ dueAt: Date | null }>(
      `SELECT min(due_at) AS "dueAt" FROM commissions
       WHERE organization_id = $1 AND due_at >= $2 AND issued_at IS NOT NULL AND state <> 'cancelled'`,
      [issuerId, from],
      manager,
    );
    return row!.dueAt;
  }

  /** Reports that answered a commission of the period after it was due. */
  async late(
    period: CommissionPeriod,
    manager: EntityManager = this.database.manager,
  ): Promise<LateAnswer[]> {
    return this.database.query<LateAnswer>(
      `SELECT k.id AS "commissionId", a.organization_id AS "organizationId", s.id AS "submissionId",
              k.due_on::text AS "dueOn", k.due_at AS "dueAt", s.sent_at AS "sentAt"
       FROM commissions k JOIN commission_addressees a ON a.commission_id = k.id
       JOIN submissions s ON s.commission_id = k.id AND s.organization_id = a.organization_id
         AND s.state = ANY($5::text[]) AND s.sent_at > k.due_at AND s.sent_at < $4
       WHERE ${inPeriod} ORDER BY k.due_on, k.id, a.organization_id, s.id`,
      parametersOf(period),
      manager,
    );
  }
}

function parametersOf({ issuerIds, from, to, sentBefore }: CommissionPeriod): unknown[] {
  return [issuerIds, from, to, sentBefore, countedStates];
}
