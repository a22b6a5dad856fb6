export class RankingMeasureResponse {
  /** `views`, `followers`, `read_count`, `index`, `items_published`, `points`, … */
  name: string;
  /** `times`, `people`, `items`, `reports`, `points` or `index`. */
  unit: string;
  /** What the figure says, in words. */
  description: string;
  definitionId: string | null;
  formulaId: string | null;
  assessmentYearId: string | null;
  /** Versions of the scheme that the points are made by. */
  schemeVersionIds: string[];
}

export class RankMovementResponse {
  previousRank: number;
  previousValue: number;
  /** Ranks gained (positive) or lost since the period before. */
  change: number;
}

export class RankedResponse {
  /** Equal figures share a rank, and the next is left out: 1, 2, 2, 4. */
  rank: number;
  /** Null: items without a column. */
  id: string | null;
  name: string | null;
  value: number;
  organizationId?: string | null;
  organizationName?: string | null;
  platform?: string;
  /** Of views: the value once more, and every report as it came. */
  views?: number;
  rawViews?: number;
  /** `exact`, `rounded`, `approximate` or `capped` (the true figure is no smaller). */
  precision?: string;
  /** When the platform showed a stock. */
  takenAt?: string;
  /** Of sums: posts that went out in the period, and those of them that have the figure. */
  posts?: number;
  postsWithFigure?: number;
  /** The index value, how it came about and who published it. */
  valueId?: string;
  origin?: string;
  source?: string | null;
  submitted?: number;
  adopted?: number;
  /** Null: it was not ranked in the period before, or `notCompared` says why nobody is compared. */
  movement: RankMovementResponse | null;
}

export class UnrankedResponse {
  id: string;
  name: string;
  /** `no_figure`, `nothing_counted`, `nothing_published`, `not_scored`, `retired`: never a zero. */
  reason: string;
  description: string;
}

export class UnrankedListResponse {
  total: number;
  /** The first hundred of them. */
  items: UnrankedResponse[];
}

export class RankingResponse {
  by: string;
  from: string;
  to: string;
  timeZone: string;
  /** Every view answered before this moment is in the figures; null where none are counted. */
  asOf: string | null;
  organizationId: string | null;
  measure: RankingMeasureResponse;
  /** The same as `measure.definitionId`. */
  definitionId: string | null;
  /** The days that movement is measured from. */
  previousFrom: string | null;
  previousTo: string | null;
  /** Why there is no movement. */
  notCompared: string | null;
  /** How many are ranked. */
  total: number;
  items: RankedResponse[];
  /** Who has no figure; null for items and columns, of which nearly all have none. */
  notRanked: UnrankedListResponse | null;
  nextCursor: string | null;
}

export class MatrixFollowersResponse {
  /** Sum of what the platform shows of each account: relations, not people. Null: nobody told any. */
  relations: number | null;
  /** Accounts that have a figure, and those that lack one. */
  accountsWith: number;
  accountsWithout: number;
  precision: string | null;
}

export class MatrixFigureResponse {
  value: number;
  words: string;
  precision: string;
  takenAt: string;
  definitionId: string;
}

export class MatrixAccountResponse {
  id: string;
  name: string;
  organizationId: string;
  organizationName: string;
  /** `active` or `retired`, at the moment asked for. */
  state: string;
  /** Another row of this matrix is the same account of the platform: it counts there. */
  countedAt: string | null;
  followers: MatrixFigureResponse | null;
}

export class MatrixSumResponse {
  platform: string;
  /** Each account once. */
  active: number;
  retired: number;
  followers: MatrixFollowersResponse;
}

export class MatrixCellResponse extends MatrixSumResponse {
  /** Newest first, at most 200; `active` and `retired` count all. */
  accounts: MatrixAccountResponse[];
}

export class MatrixRowResponse {
  organizationId: string;
  name: string;
  /** The unit that was asked for, without the units below it. */
  isSelf: boolean;
  cells: MatrixCellResponse[];
  /** Across all platforms. Followers of two platforms are never added. */
  active: number;
  retired: number;
}

export class AccountMatrixResponse {
  organizationId: string;
  at: string;
  platforms: string[];
  rows: MatrixRowResponse[];
  /** Of the unit with everything below it, by platform. */
  totals: MatrixSumResponse[];
  active: number;
  retired: number;
  /** How the figures are meant. */
  notes: string[];
}
