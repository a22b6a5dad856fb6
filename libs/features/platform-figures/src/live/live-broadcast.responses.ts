import type { Precision } from '../domain/parse-figure';

export class BroadcastFigureResponse {
  value: number;
  /** As it was told. */
  words: string;
  precision: Precision;
  /** `own`: counted on the own site by `live_view.v1`; absent: told by a person. */
  source?: string;
}

export class ExcludedHeartbeatsResponse {
  /** As in the definition; `still_watching`: the rest of a visit. */
  reason: string;
  reports: number;
}

/** What was counted of a broadcast, or of its replay, on the own site; null is not known, and is not zero. */
export class OwnLivePhaseResponse {
  /** Heartbeats as they came: `views` and `excluded`. */
  rawReports: number;
  /** Joins: who comes back after two minutes joins anew. */
  views: number;
  /** Estimated, standard error 0.81 %. */
  uniqueViewers: number | null;
  /** Those known by address and User-Agent alone. */
  viewersWithoutId: number | null;
  /** The most who reported within one minute. */
  peakConcurrent: number | null;
  peakAt: string | null;
  excluded: ExcludedHeartbeatsResponse[];
}

export class LiveMinuteResponse {
  /** Beginning of the minute. */
  at: string;
  viewers: number;
}

export class OwnLiveViewsResponse {
  broadcastId: string;
  source: string;
  /** See `/analytics/definitions`. */
  definitionId: string;
  /** Every heartbeat answered before this moment is in the figures. */
  asOf: string;
  live: OwnLivePhaseResponse;
  /** Never a part of `live`. */
  replay: OwnLivePhaseResponse;
  /** Minutes with a viewer, of the broadcast. */
  minutes: LiveMinuteResponse[];
}

/** A figure that is null is not known, and is not zero. */
export class LiveBroadcastResponse {
  id: string;
  organizationId: string;
  channelAccountId: string | null;
  place: string;
  title: string;
  startedAt: string;
  durationSeconds: number | null;
  isCountedOnSite: boolean;
  views: BroadcastFigureResponse | null;
  uniqueViewers: BroadcastFigureResponse | null;
  peakConcurrent: BroadcastFigureResponse | null;
  comments: BroadcastFigureResponse | null;
  replayViews: BroadcastFigureResponse | null;
  createdBy: string;
  createdAt: string;
  updatedAt: string;
}

export class LiveBroadcastPageResponse {
  items: LiveBroadcastResponse[];
  nextCursor: string | null;
}

export class HighestBroadcastResponse {
  id: string;
  title: string;
  startedAt: string;
  value: number;
}

export class BroadcastSummaryResponse {
  count: number;
  /** Broadcasts of which the views are known. */
  counted: number;
  /** 累计收看. */
  views: number;
  /** Views of a broadcast on average, rounded; null: of none they are known. */
  averageViews: number | null;
  /** Of the least exact figure in the sum: `exact`, `rounded`, `approximate`, `capped` (it may be more). */
  precision: Precision | null;
  /** 单次最高收看: the most views of one broadcast, which says nothing of people at once. */
  highestViews: HighestBroadcastResponse | null;
  /** 最高同时在线. */
  highestConcurrent: HighestBroadcastResponse | null;
  durationSeconds: number;
  comments: number;
  /** From recordings: not in `views`. Viewers are people and are never added up. */
  replayViews: number;
}
