import type { Coverage } from '../domain/figures-of-year';
import type { FigureMetricName } from '../domain/figure-metrics';
import type { Precision } from '../domain/parse-figure';
import type { FigureSource } from '../persistence/figure-snapshot.entity';

export class PeriodPointResponse {
  id: string;
  /** The first and the last day, both included. */
  from: string;
  to: string;
  /** Which part of the whole was counted; empty: the whole. */
  batch: string;
  value: number;
  /** As it was told. */
  words: string;
  precision: Precision;
  source: FigureSource;
  takenBy: string | null;
  recordedAt: string;
  correctsId: string | null;
  reason: string | null;
}

export class PeriodFigureResponse extends PeriodPointResponse {
  channelAccountId: string;
  /** Null: of the account itself. */
  publicationId: string | null;
  metric: FigureMetricName;
  definitionId: string;
  /** The row that stands in its place. */
  correctedById: string | null;
}

export class RecordedPeriodResponse {
  /** Of the row that stands for these days. */
  id: string;
  metric: FigureMetricName;
  from: string;
  to: string;
  batch: string;
  value: number;
  words: string;
  precision: Precision;
  definitionId: string;
  /** `known`: the same was told before, and nothing was written. */
  outcome: 'recorded' | 'known';
}

export class RecordedPeriodsResponse {
  items: RecordedPeriodResponse[];
}

export class PeriodSeriesResponse {
  metric: FigureMetricName;
  name: string;
  definitionId: string;
  unit: 'times' | 'people';
  /** Of everything ever told that stands; null: people are never added. */
  total: number | null;
  /** Figures that stand, of all time. */
  parts: number;
  /** Of the wished days, oldest first. */
  figures: PeriodPointResponse[];
}

export class SubjectPeriodsResponse {
  channelAccountId: string;
  publicationId: string | null;
  platform: string;
  from: string;
  to: string;
  series: PeriodSeriesResponse[];
}

export class MonthOfYearResponse {
  /** `YYYY-MM` */
  month: string;
  /** `whole`: every day is told; `part`: some; `none`: no day; `ahead`: the month is not over. */
  coverage: Coverage;
  /** Of times the sum of what lies within the month, of people the one figure that does. Null is not zero. */
  value: number | null;
  precision: Precision | null;
  figures: PeriodPointResponse[];
}

export class YearSeriesResponse {
  metric: FigureMetricName;
  name: string;
  definitionId: string;
  unit: 'times' | 'people';
  /** Of times the sum of what lies within the year; of people what was told of the whole year at once, else null. */
  total: number | null;
  /** Of the least exact figure in the total. */
  precision: Precision | null;
  /** Figures in the total. */
  counted: number;
  /** What a reader has to know: why people are not added, what is missing. */
  notes: string[];
  highest: PeriodPointResponse | null;
  /** Months that are over and of which days are missing. */
  missing: string[];
  missingDays: number;
  months: MonthOfYearResponse[];
  /** They reach beyond the year and are in no sum. */
  crossing: PeriodPointResponse[];
}

export class YearOfAccountResponse {
  channelAccountId: string;
  platform: string;
  year: number;
  series: YearSeriesResponse[];
}

export class AccountInYearResponse extends YearSeriesResponse {
  channelAccountId: string;
  accountName: string;
}

export class YearOfAccountsResponse {
  platform: string;
  metric: FigureMetricName;
  name: string;
  definitionId: string;
  unit: 'times' | 'people';
  /** Of times the sum over the accounts of this platform; of people null. */
  total: number | null;
  precision: Precision | null;
  notes: string[];
  accounts: AccountInYearResponse[];
}

export class YearOfOrganizationResponse {
  organizationId: string;
  year: number;
  /** One per platform, metric and definition; platforms are never added up. */
  series: YearOfAccountsResponse[];
}

export class RecountTotalResponse {
  total: number | null;
  parts: number;
}

export class RecountedSeriesResponse {
  publicationId: string | null;
  metric: FigureMetricName;
  definitionId: string;
  /** As it was kept. */
  kept: RecountTotalResponse;
  /** From the rows that stand; it is kept now. */
  fromRows: RecountTotalResponse;
}

export class RecountedPeriodsResponse {
  /** Series that were counted anew. */
  series: number;
  differing: RecountedSeriesResponse[];
}
