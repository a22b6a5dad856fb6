import type { LateArrivals, PeriodUnit } from './assessment-year.entity';

export class AssessmentPeriodResponse {
  from: string;
  to: string;
}

export class AssessmentYearResponse {
  id: string;
  organizationId: string;
  name: string;
  startsOn: string;
  endsOn: string;
  periodUnit: PeriodUnit;
  lateArrivals: LateArrivals;
  schemeId: string;
  /** In order; both days belong to a period. */
  periods: AssessmentPeriodResponse[];
  /** When its first bulletin was closed. */
  usedAt: string | null;
  createdBy: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}

export class AssessmentYearPageResponse {
  items: AssessmentYearResponse[];
  nextCursor: string | null;
}
