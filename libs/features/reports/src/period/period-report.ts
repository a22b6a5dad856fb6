import type { Message } from '@haojiao/kernel';
import type { FigureMetricName, Precision } from '@haojiao/features/platform-figures';
import type { BroadcastSummary } from '@haojiao/features/platform-figures';
import type { Day, ReportPeriod } from '../domain/report-period';
import type { TopItem } from '../figures/read-top-items';

export const subjectKinds = ['organization', 'column', 'brand', 'campaign'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** What a report is about. */
export interface ReportSubject {
  kind: SubjectKind;
  id: string;
  name: string;
  /** The unit of it: itself, or the one that keeps the column, the brand or the campaign. */
  organizationId: string;
  organizationName: string;
}

/** A number of things of one kind. */
export interface Count {
  key: string;
  count: number;
}

export interface MonthCounts {
  /** `2026-01` */
  month: string;
  total: number;
  counts: Count[];
}

export interface CountedThings {
  definitionId: string;
  total: number;
  counts: Count[];
  byMonth: MonthCounts[];
}

/** What one rule counted on the own site; two rules are two lines, never one sum. */
export interface CountedByRule {
  definitionId: string;
  /** The days of the period on which the rule counted in this installation. */
  from: Day;
  to: Day;
  counted: number;
  raw: number;
  /** Each once in the whole period, by united sketches; null: nobody can tell now. */
  people: number | null;
  /** Null: the rule did not count in that month, which is not zero. */
  byMonth: { month: string; counted: number | null; raw: number | null }[];
}

export interface PlaceFigures {
  id: string | null;
  name: string | null;
  items: number;
  posts: number;
  /** By rule. */
  views: { definitionId: string; views: number }[];
}

/** What one platform showed by one definition of the posts of the period, as it was last read before its end. */
export interface PlatformFigures {
  platform: string;
  metric: FigureMetricName;
  definitionId: string;
  /** Posts of the period on this platform, and those of which the figure is known. */
  posts: number;
  told: number;
  /** Null where it counts people: those of two posts overlap. */
  total: number | null;
  highest: number;
  /** Of the least exact figure in it. */
  precision: Precision;
  sources: string[];
  /** The newest in it. */
  takenAt: Date;
}

/** A stock at a moment, as it was read last. */
export interface Stock {
  value: number;
  words: string;
  precision: Precision;
  source: string;
  definitionId: string;
  takenAt: Date;
}

export interface AccountFollowers {
  channelAccountId: string;
  name: string;
  platform: string;
  organizationName: string;
  /** Null: nobody told, which is not zero. */
  begin: Stock | null;
  end: Stock | null;
}

export interface ReportedIndex {
  indexCode: string;
  /** Version of the formula. Values of two versions are not compared. */
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

export interface ReportedSubmissions {
  definitionId: string;
  submitted: number;
  adopted: number;
  byUnit: { organizationId: string; name: string; submitted: number; adopted: number }[];
}

export interface ReportedReviews {
  definitionId: string;
  approved: number;
  returned: number;
  rejected: number;
  /** Of all three, 0 to 1; null: none was closed. */
  returnedShare: number | null;
  rejectedShare: number | null;
}

/** Parts that are null were not asked for, or do not belong to this subject, or the caller may not know them. */
export interface PeriodReport {
  subject: ReportSubject;
  period: ReportPeriod;
  madeAt: Date;
  /** Views that were answered before it are in the figures. */
  asOf: Date;
  /** That people are unknown now and will be known later. */
  arePeopleLate: boolean;
  items: CountedThings;
  posts: CountedThings;
  views: CountedByRule[];
  listens: CountedByRule[];
  plays: CountedByRule[];
  columns: PlaceFigures[];
  units: PlaceFigures[];
  platforms: PlatformFigures[];
  followers: AccountFollowers[] | null;
  live: BroadcastSummary | null;
  indices: ReportedIndex[] | null;
  /** By the rule that counted on most days of the period; `days`: those that it covers. */
  topItems: {
    definitionId: string;
    viewsDefinitionId: string;
    days: ReportPeriod | null;
    items: TopItem[];
  };
  submissions: ReportedSubmissions | null;
  reviews: ReportedReviews;
  /** Of every `definitionId` in it. */
  definitions: { id: string; words: Message }[];
}
