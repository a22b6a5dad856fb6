import type { Granularity } from '../domain/period';

/** Listens by the rule, and every request that was answered with sound. */
export class ListenFiguresResponse {
  listens: number;
  rawRequests: number;
}

export class ExcludedRequestsResponse {
  /** As in the definition of the rule; `too_little`: no minute yet, `same_listen`: the listen was counted already. */
  reason: string;
  requests: number;
}

export class ListenTotalsResponse extends ListenFiguresResponse {
  /** Told apart within a day; sketches are merged, never added. Absent where the period cuts a day or it can't be told. */
  listeners?: number;
  /** `rawRequests` = `listens` and these. Absent where the period cuts a day. */
  excluded?: ExcludedRequestsResponse[];
}

export class SurfaceListensResponse extends ListenFiguresResponse {
  /** `feed` or `page`. */
  surface: string;
}

export class AppListensResponse {
  /** Family of the player by its User-Agent. */
  app: string;
  listens: number;
}

export class StepListensResponse extends ListenFiguresResponse {
  at: string;
}

export class ListensResponse {
  channel: string;
  /** The rule that the figures follow, see `/analytics/definitions`. */
  definitionId: string;
  source: string;
  /** Of the list of data centres. */
  dataCentreListDate: string;
  totals: ListenTotalsResponse;
  surfaces: SurfaceListensResponse[];
  /** Absent where the period cuts a day. */
  apps?: AppListensResponse[];
  series: StepListensResponse[];
}

export class EpisodeListensResponse extends ListenFiguresResponse {
  contentId: string;
  title: string;
}

export class ProgrammeListensResponse extends ListensResponse {
  programmeId: string;
  from: string;
  to: string;
  granularity: Granularity;
  timeZone: string;
  /** Every listen before this moment is in the figures. */
  asOf: string;
  /** Those on the site now, most heard first; the totals hold what was withdrawn as well. */
  episodes: EpisodeListensResponse[];
}

/** Plays by the rule, and every report. */
export class PlayFiguresResponse {
  plays: number;
  rawReports: number;
}

export class PlayTotalsResponse extends PlayFiguresResponse {
  /** Absent where the period cuts a day or it can't be told now. */
  viewers?: number;
}

export class StepPlaysResponse extends PlayFiguresResponse {
  at: string;
}

export class PlaysResponse {
  channel: string;
  definitionId: string;
  source: string;
  totals: PlayTotalsResponse;
  series: StepPlaysResponse[];
}
