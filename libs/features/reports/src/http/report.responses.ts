import type { ChartKind } from '@haojiao/infrastructure/charts';
import type { SubjectKind } from '../period/period-report';

export class CountResponse {
  /** A type of item, or a platform. */
  key: string;
  count: number;
}

export class MonthCountsResponse {
  /** `2026-01` */
  month: string;
  total: number;
  counts: CountResponse[];
}

export class CountedThingsResponse {
  definitionId: string;
  source: 'recorded';
  total: number;
  counts: CountResponse[];
  byMonth: MonthCountsResponse[];
}

export class CountedMonthResponse {
  month: string;
  /** Absent where the rule did not count in that month, which is not zero. */
  counted?: number;
  raw?: number;
}

export class CountedByRuleResponse {
  /** The rule; see `/analytics/definitions`. Figures of two rules are never added up. */
  definitionId: string;
  source: 'counted';
  /** First and last day of the period on which the rule counted; of other days nothing is known. */
  from: string;
  to: string;
  counted: number;
  /** As they came, before anything was left out. */
  raw: number;
  /** Each person once in the whole period; absent where nobody can tell now. */
  people?: number;
  byMonth: CountedMonthResponse[];
}

export class PlaceViewsResponse {
  definitionId: string;
  views: number;
}

export class PlaceFiguresResponse {
  /** Null: in no column. */
  id: string | null;
  name: string | null;
  items: number;
  posts: number;
  views: PlaceViewsResponse[];
}

export class ReportedPlatformResponse {
  platform: string;
  metric: string;
  /** See `/platform-figures/definitions`. Never added up with another. */
  definitionId: string;
  /** Posts of the period on the platform. */
  posts: number;
  /** Those of them of which the figure is known. */
  told: number;
  /** Absent where it counts people: those of two posts overlap. */
  total?: number;
  /** Of one post. */
  highest: number;
  precision: string;
  sources: string[];
  takenAt: string;
}

export class StockResponse {
  value: number;
  words: string;
  precision: string;
  source: string;
  definitionId: string;
  takenAt: string;
}

export class AccountFollowersResponse {
  channelAccountId: string;
  name: string;
  platform: string;
  organizationName: string;
  /** As read last before the period began; absent: nobody told, which is not zero. */
  begin?: StockResponse;
  /** As read last before it ended. */
  end?: StockResponse;
}

export class ReportedLiveHighestResponse {
  id: string;
  title: string;
  startedAt: string;
  value: number;
}

export class ReportedLiveResponse {
  count: number;
  /** Broadcasts of which the views are known. */
  counted: number;
  views: number;
  precision: string | null;
  highestViews: ReportedLiveHighestResponse | null;
  highestConcurrent: ReportedLiveHighestResponse | null;
  durationSeconds: number;
  comments: number;
  /** From recordings: not in `views`. */
  replayViews: number;
}

export class ReportedIndexResponse {
  indexCode: string;
  /** Version of the formula; values of two versions are not compared. */
  formulaId: string;
  origin: string;
  source: string | null;
  organizationName: string;
  accountName: string | null;
  periodKind: string;
  from: string;
  to: string;
  value: number;
  isCapped: boolean;
}

export class ReportedItemResponse {
  /** Equal views share a rank. */
  rank: number;
  contentId: string;
  title: string;
  organizationId: string;
  organizationName: string;
  views: number;
}

export class TopItemsResponse {
  definitionId: string;
  /** The rule by which they are in order: that which counted on most days of the period. */
  viewsDefinitionId: string;
  /** First and last day that the ranking covers; absent where no rule counted. */
  from?: string;
  to?: string;
  items: ReportedItemResponse[];
}

export class ReportedSubmissionUnitResponse {
  organizationId: string;
  name: string;
  submitted: number;
  adopted: number;
}

export class ReportedSubmissionsResponse {
  definitionId: string;
  submitted: number;
  adopted: number;
  byUnit: ReportedSubmissionUnitResponse[];
}

export class ReportedReviewsResponse {
  definitionId: string;
  approved: number;
  returned: number;
  rejected: number;
  /** Of all three, 0 to 1; null: none was closed. */
  returnedShare: number | null;
  rejectedShare: number | null;
}

export class ReportSubjectResponse {
  kind: SubjectKind;
  id: string;
  name: string;
  organizationId: string;
  organizationName: string;
}

export class ReportDefinitionResponse {
  id: string;
  words: string;
}

/** Parts that are absent are not known, or not the subject's, or not the caller's to know; that is not zero. */
export class PeriodReportResponse {
  subject: ReportSubjectResponse;
  /** First day, in Asia/Shanghai. */
  from: string;
  /** Last day. */
  to: string;
  madeAt: string;
  /** Views answered before it are in the figures. */
  asOf: string;
  items: CountedThingsResponse;
  posts: CountedThingsResponse;
  views: CountedByRuleResponse[];
  listens: CountedByRuleResponse[];
  plays: CountedByRuleResponse[];
  /** By where items stood when they first went out; most items first. */
  columns: PlaceFiguresResponse[];
  units: PlaceFiguresResponse[];
  platforms: ReportedPlatformResponse[];
  followers?: AccountFollowersResponse[];
  live?: ReportedLiveResponse;
  indices?: ReportedIndexResponse[];
  topItems: TopItemsResponse;
  submissions?: ReportedSubmissionsResponse;
  reviews: ReportedReviewsResponse;
  /** What each `definitionId` above means. */
  definitions: ReportDefinitionResponse[];
}

export class ChartPointResponse {
  label: string;
  /** Exact; null: not known. */
  value: number | null;
}

export class ChartSeriesResponse {
  name: string;
  points: ChartPointResponse[];
}

export class ChartResponse {
  kind: ChartKind;
  title: string;
  unit: string;
  series: ChartSeriesResponse[];
  definitionIds: string[];
  source: string;
  notes: string[];
}
