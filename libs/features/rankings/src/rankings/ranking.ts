import type { Message } from '@haojiao/kernel';
import type { Actor, PlaceInTree } from '@haojiao/features/organizations';
import type { Period } from '@haojiao/features/metrics';
import type { FigureMetricName } from '@haojiao/features/platform-figures';
import type { Precision } from '../domain/vaguest';

export const rankingSubjects = ['items', 'columns', 'accounts', 'organizations', 'correspondents'] as const;
export type RankingSubject = (typeof rankingSubjects)[number];

export const unitMeasures = [
  'views',
  'items_published',
  'reports_sent',
  'reports_adopted',
  'points',
  'index',
] as const;
export type UnitMeasure = (typeof unitMeasures)[number];

export type MeasureName = UnitMeasure | FigureMetricName;

export interface RankingWish {
  by: RankingSubject;
  /** A unit with everything below it; absent: all that the caller may see. */
  organizationId?: string;
  from?: string;
  to?: string;
  /** Of units. */
  measure?: UnitMeasure;
  /** Of accounts: what platforms show. */
  metric?: FigureMetricName;
  /** Counting rule or meaning of a platform's figure. */
  definitionId?: string;
  /** Of accounts and units: an index by this version. */
  formulaId?: string;
  indexCode?: string;
  /** Accounts of this platform alone. */
  platform?: string;
  assessmentYearId?: string;
  /** Units exactly so many levels below `organizationId`; absent: all of the branch. */
  depth?: number;
  /** Figures of a unit cover everything below it. */
  includeDescendants?: boolean;
}

/** One look at one period. */
export interface RankingQuestion {
  actor: Actor;
  wish: RankingWish;
  /** Null: all that the caller may see. */
  place: PlaceInTree | null;
  period: Period;
}

/** How the figures came about: figures of two measures are never put in one order. */
export interface RankingMeasure {
  name: MeasureName;
  unit: 'times' | 'people' | 'items' | 'reports' | 'points' | 'index';
  words: Message;
  definitionId: string | null;
  formulaId: string | null;
  assessmentYearId: string | null;
  /** Versions of the scheme that points are made by. */
  schemeVersionIds: string[];
}

export interface MeasuredRow {
  id: string | null;
  name: string | null;
  value: number;
  organizationId?: string | null;
  organizationName?: string | null;
  platform?: string;
  /** Of views: every report as it came. */
  rawViews?: number;
  precision?: Precision;
  /** Of a stock: when the platform showed it. */
  takenAt?: Date;
  /** Of sums over posts: how many went out, and how many have the figure. */
  posts?: number;
  postsWithFigure?: number;
  /** Of an index. */
  valueId?: string;
  origin?: string;
  source?: string | null;
  /** Of points. */
  submitted?: number;
  adopted?: number;
}

export type UnrankedReason = 'nothing_counted' | 'no_figure' | 'nothing_published' | 'not_scored' | 'retired';

export interface Unranked {
  id: string;
  name: string;
  reason: UnrankedReason;
}

export interface Measured {
  measure: RankingMeasure;
  rows: MeasuredRow[];
  unranked: Unranked[];
}

export interface Movement {
  previousRank: number;
  previousValue: number;
}

export type RankedRow = MeasuredRow & { rank: number; movement: Movement | null };

export interface Ranking {
  by: RankingSubject;
  organizationId: string | null;
  period: Period;
  /** Every view answered before this moment is in the figures; null: nothing that is counted here. */
  asOf: Date | null;
  measure: RankingMeasure;
  /** The period before, and null where nothing can be compared with it. */
  previous: { from: Date; to: Date } | null;
  /** Why movement is not told. */
  notCompared: Message | null;
  total: number;
  rows: RankedRow[];
  /** Null: not told, as of items, of which nearly all have no figure. */
  unranked: Unranked[] | null;
}

export const noFormula = { formulaId: null, assessmentYearId: null, schemeVersionIds: [] };
