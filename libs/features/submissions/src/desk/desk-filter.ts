import { Injectable } from '@nestjs/common';
import { HOUR_MS } from '@haojiao/kernel';
import type { SubmissionCategory } from '../domain/submission-categories';
import type { SubmissionRoute, TargetLevel, Urgency } from '../domain/submission-document';
import type { SubmissionState } from '../domain/submission-transitions';

/** What the desk asks its list for, beside words and times. */
export interface DeskFilter {
  state?: SubmissionState[];
  category?: SubmissionCategory[];
  route?: SubmissionRoute[];
  urgency?: Urgency[];
  targetLevel?: TargetLevel[];
  late?: boolean;
  commissionId?: string;
  /** Reports that tell the same, about which nobody has decided. */
  hasSimilar?: boolean;
  /** Sent so many hours ago or more, and still waiting. */
  waitingHours?: number;
  /** A person's id, or `nobody`. */
  claimedBy?: string;
}

/** An SQL query of ids of reports, with repetitions, that uses the `scopeParameters` of the asking reader. */
export type SimilarReportsQuery = (firstScopeParameter: number) => string;

/** The conditions of the desk's list. */
@Injectable()
export class DeskFilters {
  private similar: SimilarReportsQuery = () => 'SELECT NULL::uuid WHERE false';

  /** Called once at start, by the feature that knows what is alike. */
  registerSimilar(query: SimilarReportsQuery): void {
    this.similar = query;
  }

  /** All reports with `hasSimilar`, to be read by themselves where they may be few. */
  similarSql(firstScopeParameter: number): string {
    return this.similar(firstScopeParameter);
  }

  /** For a statement in which `s` names `submissions`; takes ten parameters, from `$first` on, see `parameters`. */
  sql(first: number, firstScopeParameter: number): string {
    const at = (offset: number) => `$${first + offset}`;
    const among = (offset: number, column: string) =>
      `(${at(offset)}::text[] IS NULL OR s.${column} = ANY(${at(offset)}::text[]))`;
    return [
      among(0, 'state'),
      among(1, 'category'),
      among(2, 'route'),
      among(3, 'urgency'),
      among(4, 'target_level'),
      `(${at(5)}::boolean IS NULL OR (s.late_days IS NOT NULL) = ${at(5)}::boolean)`,
      `(${at(6)}::uuid IS NULL OR s.commission_id = ${at(6)}::uuid)`,
      `(${at(7)}::timestamptz IS NULL OR s.state IN ('submitted', 'returned') AND s.sent_at <= ${at(7)}::timestamptz)`,
      `(${at(8)}::text IS NULL OR ${at(8)}::text = 'nobody' AND s.claimed_by IS NULL
           OR s.claimed_by::text = ${at(8)}::text)`,
      `(${at(9)}::boolean IS NULL OR (s.id IN (${this.similar(firstScopeParameter)})) = ${at(9)}::boolean)`,
    ].join('\n         AND ');
  }

  parameters(filter: DeskFilter, now: Date): unknown[] {
    const { waitingHours } = filter;
    return [
      filter.state ?? null,
      filter.category ?? null,
      filter.route ?? null,
      filter.urgency ?? null,
      filter.targetLevel ?? null,
      filter.late ?? null,
      filter.commissionId ?? null,
      waitingHours === undefined ? null : new Date(now.getTime() - waitingHours * HOUR_MS),
      filter.claimedBy?.toLowerCase() ?? null,
      filter.hasSimilar ?? null,
    ];
  }
}
