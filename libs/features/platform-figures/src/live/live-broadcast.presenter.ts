import type { BroadcastFigureName } from '../domain/broadcast-figures';
import type { LiveBroadcastEntity } from './live-broadcast.entity';
import type {
  BroadcastFigureResponse,
  BroadcastSummaryResponse,
  HighestBroadcastResponse,
  LiveBroadcastResponse,
} from './live-broadcast.responses';
import type { BroadcastSummary, HighestBroadcast } from './read-live-broadcasts';

export function presentBroadcast(row: LiveBroadcastEntity): LiveBroadcastResponse {
  const { id, organizationId, channelAccountId, place, title, durationSeconds, createdBy } = row;
  return {
    ...{ id, organizationId, channelAccountId, place, title },
    startedAt: row.startedAt.toISOString(),
    durationSeconds,
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
  return value === null || !told ? null : { value, words: told.words, precision: told.precision };
}

function presentHighest(highest: HighestBroadcast | null): HighestBroadcastResponse | null {
  return highest && { ...highest, startedAt: highest.startedAt.toISOString() };
}
