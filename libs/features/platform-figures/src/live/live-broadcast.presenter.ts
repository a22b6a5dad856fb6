import type { LiveFigures, PhaseFigures } from '@haojiao/features/metrics';
import type { BroadcastFigureName } from '../domain/broadcast-figures';
import type { LiveBroadcastEntity } from './live-broadcast.entity';
import type {
  BroadcastFigureResponse,
  BroadcastSummaryResponse,
  HighestBroadcastResponse,
  LiveBroadcastResponse,
  OwnLivePhaseResponse,
  OwnLiveViewsResponse,
} from './live-broadcast.responses';
import type { BroadcastSummary, HighestBroadcast } from './read-live-broadcasts';

export function presentBroadcast(row: LiveBroadcastEntity): LiveBroadcastResponse {
  const { id, organizationId, channelAccountId, place, title, durationSeconds, createdBy } = row;
  return {
    ...{ id, organizationId, channelAccountId, place, title },
    startedAt: row.startedAt.toISOString(),
    durationSeconds,
    isCountedOnSite: row.isCountedOnSite,
    views: presentFigure(row, 'views'),
    uniqueViewers: presentFigure(row, 'uniqueViewers'),
    peakConcurrent: presentFigure(row, 'peakConcurrent'),
    comments: presentFigure(row, 'comments'),
    replayViews: presentFigure(row, 'replayViews'),
    createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function presentSummary(summary: BroadcastSummary): BroadcastSummaryResponse {
  return {
    ...summary,
    averageViews: summary.counted === 0 ? null : Math.round(summary.views / summary.counted),
    highestViews: presentHighest(summary.highestViews),
    highestConcurrent: presentHighest(summary.highestConcurrent),
  };
}

function presentFigure(row: LiveBroadcastEntity, name: BroadcastFigureName): BroadcastFigureResponse | null {
  const [value, told] = [row[name], row.toldAs[name]];
  if (value === null || !told) return null;
  const isOwn = row.isCountedOnSite && name !== 'comments';
  return { value, words: told.words, precision: told.precision, ...(isOwn && { source: 'own' }) };
}

export function presentOwnViews(
  { broadcastId, definitionId, asOf, live, replay }: LiveFigures,
  minutes: { minute: Date; viewers: number }[],
): OwnLiveViewsResponse {
  return {
    ...{ broadcastId, source: 'own', definitionId },
    asOf: asOf.toISOString(),
    live: presentPhase(live),
    replay: presentPhase(replay),
    minutes: minutes.map(({ minute, viewers }) => ({ at: minute.toISOString(), viewers })),
  };
}

function presentPhase(phase: PhaseFigures): OwnLivePhaseResponse {
  return { ...phase, peakAt: phase.peakAt?.toISOString() ?? null };
}

function presentHighest(highest: HighestBroadcast | null): HighestBroadcastResponse | null {
  return highest && { ...highest, startedAt: highest.startedAt.toISOString() };
}
