import type { Granularity } from '../domain/period';
import type { ListensResponse, PlaysResponse } from './listens.responses';

/** Views by the rule, and every report as it came. */
export class FiguresResponse {
  views: number;
  rawViews: number;
  /** Deduplicated over all that the figure covers; absent where the period cuts a day or it can't be told now. */
  visitors?: number;
}

export class SurfaceFiguresResponse extends FiguresResponse {
  surface: string;
}

export class StepFiguresResponse extends FiguresResponse {
  /** Beginning of the hour or day. */
  at: string;
}

export class ChannelFiguresResponse {
  channel: string;
  /** The rule that the figures follow, see `/analytics/definitions`. */
  definitionId: string;
  source: string;
  totals: FiguresResponse;
  surfaces: SurfaceFiguresResponse[];
  series: StepFiguresResponse[];
}

export class AnalyticsResponse {
  from: string;
  to: string;
  granularity: Granularity;
  timeZone: string;
  /** Every view answered before this moment is in the figures. */
  asOf: string;
  /** Of the own site. Platforms count other things and are never added to it. */
  totals: FiguresResponse;
  channels: ChannelFiguresResponse[];
  /** Of an episode, by `listen.v1`; never added to views. */
  listens?: ListensResponse;
  /** Of a film, by `play.v1`; never added to views. */
  plays?: PlaysResponse;
}

export class OverviewResponse extends AnalyticsResponse {
  organizationId: string | null;
  /** Items with a view in the period. */
  contentsViewed: number;
}

export class RankedResponse {
  rank: number;
  /** Null: items without a column. */
  id: string | null;
  name: string | null;
  views: number;
  rawViews: number;
}

export class RankingResponse {
  from: string;
  to: string;
  timeZone: string;
  asOf: string;
  organizationId: string | null;
  by: string;
  definitionId: string;
  items: RankedResponse[];
}

export class ExclusionResponse {
  reason: string;
  description: string;
  /** Words looked for in `User-Agent`. */
  agents?: string[];
}

export class DefinitionResponse {
  id: string;
  description: string;
  visitors: string;
  windowSeconds: number;
  timeZone: string;
  exclusions: ExclusionResponse[];
}

export class DefinitionListResponse {
  items: DefinitionResponse[];
}
