import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Database } from '@haojiao/infrastructure/database';
import type { Actor } from '@haojiao/features/organizations';
import { countedStates } from '@haojiao/features/submissions';
import type { SubmissionState } from '@haojiao/features/submissions';
import { judgeAnswer } from './domain/addressee-answer';
import type { Answer } from './domain/addressee-answer';
import { lateDays } from './domain/due-time';
import type { CommissionEntity } from './persistence/commission.entity';

export interface BoardReport {
  submissionId: string;
  number: string;
  state: SubmissionState;
  sentAt: Date;
  /** Calendar days; null: in time. */
  lateDays: number | null;
}

/** One addressed unit and what it sent. */
export interface BoardRow extends Answer {
  organizationId: string;
  organizationName: string;
  /** Reports that count, also those that the caller may not see. */
  reportCount: number;
  reports: BoardReport[];
  excusedAt: Date | null;
  excuseReason: string | null;
}

interface AddresseeRow {
  commissionId: string;
  organizationId: string;
  organizationName: string;
  path: string[];
  excusedAt: Date | null;
  excuseReason: string | null;
  issuerZone: string;
}

interface ReportRow {
  commissionId: string;
  organizationId: string;
  id: string;
  number: string;
  state: SubmissionState;
  sentAt: Date;
  sentBy: string;
}

/** Who of those who were asked sent what. */
@Injectable()
export class CommissionBoard {
  constructor(
    private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * By commission, its addressees by name, those that the caller may see: correspondents of a unit see its row, with
   * their own reports alone. Plan: the key of `commission_addressees`, and `submissions_commission_id`.
   */
  async of(actor: Actor, commissions: CommissionEntity[]): Promise<Map<string, BoardRow[]>> {
    const ids = commissions.map(({ id }) => id);
    const addressees = await this.database.query<AddresseeRow>(
      `SELECT a.commission_id AS "commissionId", o.id AS "organizationId", o.name AS "organizationName", o.path,
              a.excused_at AS "excusedAt", a.excuse_reason AS "excuseReason", issuer.time_zone AS "issuerZone"
       FROM commission_addressees a JOIN organizations o ON o.id = a.organization_id
       JOIN commissions k ON k.id = a.commission_id JOIN organizations issuer ON issuer.id = k.organization_id
       WHERE a.commission_id = ANY($1::uuid[]) ORDER BY o.name, o.id`,
      [ids],
    );
    const reports = await this.database.query<ReportRow>(
      `SELECT commission_id AS "commissionId", organization_id AS "organizationId", id, number, state,
              sent_at AS "sentAt", sent_by AS "sentBy"
       FROM submissions WHERE commission_id = ANY($1::uuid[]) AND state = ANY($2::text[]) ORDER BY sent_at, id`,
      [ids, countedStates],
    );
    const byAddressee = new Map<string, ReportRow[]>();
    for (const report of reports)
      byAddressee.set(keyOf(report), [...(byAddressee.get(keyOf(report)) ?? []), report]);
    return new Map(
      commissions.map((commission) => [
        commission.id,
        addressees
          .filter((row) => row.commissionId === commission.id)
          .flatMap((row) => this.rowOf(actor, commission, row, byAddressee.get(keyOf(row)) ?? [])),
      ]),
    );
  }

  private rowOf(
    actor: Actor,
    commission: CommissionEntity,
    row: AddresseeRow,
    reports: ReportRow[],
  ): BoardRow[] {
    const place = { id: row.organizationId, path: row.path };
    const readsAll = actor.can('submission.read', place);
    if (!readsAll && !actor.can('submission.write', place)) return [];
    const wish = { minimum: commission.minimum, dueAt: commission.dueAt, isExcused: row.excusedAt !== null };
    const answer = judgeAnswer(reports, wish, this.clock.now());
    return [
      {
        organizationId: row.organizationId,
        organizationName: row.organizationName,
        ...answer,
        isOverdue: answer.isOverdue && commission.state !== 'cancelled',
        reportCount: reports.length,
        reports: reports
          .filter(({ sentBy }) => readsAll || sentBy === actor.userId)
          .map(({ id, number, state, sentAt }) => ({
            submissionId: id,
            number,
            state,
            sentAt,
            lateDays: lateDays(sentAt, commission.dueAt, row.issuerZone),
          })),
        excusedAt: row.excusedAt,
        excuseReason: row.excuseReason,
      },
    ];
  }
}

function keyOf({ commissionId, organizationId }: { commissionId: string; organizationId: string }): string {
  return `${commissionId} ${organizationId}`;
}
