import type { ReportFormat } from '../documents/report-files';
import type { ScheduleSpan } from '../domain/schedule-times';
import type { SubjectKind } from '../period/period-report';
import type { ReportDeliveryState } from '../schedules/report-delivery.entity';
import type { RunState } from '../schedules/report-run.entity';

export class ReportScheduleResponse {
  id: string;
  organizationId: string;
  name: string;
  subjectKind: SubjectKind;
  subjectId: string;
  every: ScheduleSpan;
  /** `HH:MM` by the clocks of the unit. */
  at: string;
  delayDays: number;
  recipientIds: string[];
  format: ReportFormat;
  state: 'active' | 'paused';
  /** By whose rights it is made. */
  answersFor: string;
  nextDueAt: string;
  createdAt: string;
  updatedAt: string;
}

export class ReportSchedulePageResponse {
  items: ReportScheduleResponse[];
  nextCursor: string | null;
}

export class ReportMailResponse {
  userId: string;
  state: ReportDeliveryState;
  attempts: number;
  lastProblem: string | null;
  settledAt: string | null;
}

export class ReportRunResponse {
  id: string;
  /** First day of the period. */
  from: string;
  /** Last day. */
  to: string;
  state: RunState;
  format: ReportFormat;
  attempts: number;
  lastProblem: string | null;
  /** Null: not made. */
  sha256: string | null;
  fileName: string | null;
  madeAt: string | null;
  createdAt: string;
  mails: ReportMailResponse[];
}

export class ReportRunPageResponse {
  items: ReportRunResponse[];
  nextCursor: string | null;
}
