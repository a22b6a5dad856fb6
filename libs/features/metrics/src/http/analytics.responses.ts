import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { Granularity } from '../domain/period';
import type { ListensResponse, PlaysResponse } from './listens.responses';

/** Views by the rule, and every report as it came. */
export class FiguresResponse {
  views: number;
  rawViews: number;
  /**
   * Deduplicated over all that the figure covers, by merging sketches (standard error 0.81 %); absent where the period
   * cuts a day or it can't be told now.
   */
  visitors?: number;
  /** Those with a first-party identifier: who comes on several days is one. Absent as above, and by `page_view.v1`. */
  visitorsIdentified?: number;
  /** Those without: known for one day by address and User-Agent, so who comes on two days is two. */
  visitorsWithoutId?: number;
}

export class ExcludedReportsResponse {
  /** As in the definition of the rule; `repeat`: within the window; `unrecorded`: before reasons were kept. */
  reason: string;
  reports: number;
}

export class TotalFiguresResponse extends FiguresResponse {
  /** `rawViews` = `views` and these. Absent where the period cuts a day, and where two rules counted. */
  excluded?: ExcludedReportsResponse[];
}

export class SurfaceFiguresResponse extends FiguresResponse {
  surface: string;
}

export class StepFiguresResponse extends FiguresResponse {
  /** Beginning of the hour, day, week (Monday) or month. */
  at: string;
}

export class ChannelFiguresResponse {
  channel: string;
  /** The rule that the figures follow, see `/analytics/definitions`. */
  definitionId: string;
  source: string;
  totals: TotalFiguresResponse;
  surfaces: SurfaceFiguresResponse[];
  series: StepFiguresResponse[];
}

/** What a platform showed; absent is not zero. */
export class PlatformTotalsResponse {
  views?: number;
  visitors?: number;
  likes?: number;
  comments?: number;
  shares?: number;
  favourites?: number;
}

export class PlatformStepResponse extends PlatformTotalsResponse {
  /** When the platform showed it. */
  at: string;
}

export class PlatformFigureResponse {
  /** `views`, `visitors`, `likes`, `comments`, `shares` or `favourites`. */
  figure: string;
  value: number;
  /** As it stood: `12.4万`. */
  words: string;
  precision: string;
  source: string;
  /** See `/platform-figures/definitions`. */
  definitionId: string;
  takenAt: string;
}

/** One post on a platform. */
export class PlatformChannelResponse {
  channel: string;
  channelAccountId: string;
  accountName: string;
  publicationId: string;
  /** Of the views, else of the first figure; null while nobody told any. */
  definitionId: string | null;
  /** Likewise: `api`, `import` or `typed`. */
  source: string | null;
  /** The newest before the period ends, counted by the platform since the post went out. */
  totals: PlatformTotalsResponse;
  /** The same with words, precision, source and definition of each. */
  figures: PlatformFigureResponse[];
  /** What was read within the period; each is a total, not an increase. */
  series: PlatformStepResponse[];
}

@ApiExtraModels(ChannelFiguresResponse, PlatformChannelResponse)
export class AnalyticsResponse {
  from: string;
  to: string;
  granularity: Granularity;
  timeZone: string;
  /** Every view answered before this moment is in the figures. */
  asOf: string;
  /** Of the own site. Platforms count other things and are never added to it. */
  totals: TotalFiguresResponse;
  /** The own site by each rule that counted it, then each post on a platform. */
  @ApiProperty({
    type: 'array',
    items: {
      oneOf: [
        { $ref: getSchemaPath(ChannelFiguresResponse) },
        { $ref: getSchemaPath(PlatformChannelResponse) },
      ],
    },
  })
  channels: (ChannelFiguresResponse | PlatformChannelResponse)[];
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

export class ExclusionResponse {
  reason: string;
  description: string;
  /** Words looked for in `User-Agent`. */
  agents?: string[];
  /** When the list was last read against its sources. */
  listDate?: string;
  sources?: string[];
}

export class DefinitionResponse {
  id: string;
  description: string;
  /** It counts today; else figures of earlier days name it. */
  isCurrent: boolean;
  /** First day; null: before days were noted. */
  since: string | null;
  /** Its reports are kept one by one, see `/analytics/recounts`. */
  isRecountable: boolean;
  visitorsStandardErrorPercent: number;
  visitors: string;
  windowSeconds: number;
  timeZone: string;
  exclusions: ExclusionResponse[];
}

export class DefinitionListResponse {
  items: DefinitionResponse[];
}
