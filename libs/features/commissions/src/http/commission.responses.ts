import type { ReachBelow } from '@haojiao/features/organizations';
import type { SubmissionState } from '@haojiao/features/submissions';
import type { AnswerState } from '../domain/addressee-answer';
import type { CommissionState } from '../domain/commission-state';

export class CommissionReportResponse {
  submissionId: string;
  number: string;
  state: SubmissionState;
  sentAt: string;
  /** Calendar days after the due date; null: in time. */
  lateDays: number | null;
}

export class CommissionAddresseeResponse {
  organizationId: string;
  organizationName: string;
  state: AnswerState;
  /** Reports that are still owed. */
  missing: number;
  isOverdue: boolean;
  reportCount: number;
  /** Those that the caller may see. */
  reports: CommissionReportResponse[];
  excusedAt: string | null;
  excuseReason: string | null;
}

export class CommissionWantedResponse {
  organizationIds: string[];
  tier: string | null;
  reach: ReachBelow | null;
}

export class CommissionSummaryResponse {
  id: string;
  /** Who asks. */
  organizationId: string;
  organizationName: string;
  title: string;
  brief: string;
  category: string | null;
  dueAt: string;
  /** `YYYY-MM-DD` in the asking unit's time zone. */
  dueOn: string;
  /** Reports that each addressed unit owes. */
  minimum: number;
  state: CommissionState;
  issuedAt: string | null;
  endedAt: string | null;
  endReason: string | null;
  /** Of the addressees that the caller may see: how many there are, and by what they did. */
  counts: Record<'addressees' | 'overdue' | AnswerState, number>;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class CommissionVersionResponse {
  number: number;
  title: string;
  brief: string;
  category: string | null;
  dueAt: string;
  minimum: number;
  note: string | null;
  changedAt: string;
}

export class CommissionResponse extends CommissionSummaryResponse {
  /** Whom the draft names; null for an addressed unit. */
  wanted: CommissionWantedResponse | null;
  /** The whole board for readers of the asking unit, else the caller's own units. */
  addressees: CommissionAddresseeResponse[];
  /** Since issuing, oldest first. */
  versions: CommissionVersionResponse[];
}

export class CommissionPageResponse {
  items: CommissionSummaryResponse[];
  nextCursor: string | null;
}
