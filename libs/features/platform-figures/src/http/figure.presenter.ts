import { languageOf, pick } from '@haojiao/infrastructure/http';
import type { FigureRow } from '../correct-figures';
import type { FigureDefinition } from '../domain/figure-definitions';
import { metricOf } from '../domain/figure-metrics';
import type { FigureSnapshotEntity } from '../persistence/figure-snapshot.entity';
import type { WrittenFigure } from '../persistence/figure-snapshots.repository';
import type { FigurePoint, FigureSeries, SubjectFigures } from '../read-figures';
import type {
  FigureDefinitionResponse,
  FigurePointResponse,
  FigureResponse,
  FigureSeriesResponse,
  RecordedFiguresResponse,
  SeriesPointResponse,
  SubjectFiguresResponse,
} from './figure.responses';

type AcceptLanguage = string | undefined;

export function presentFigure({ snapshot, correctedById }: FigureRow): FigureResponse {
  const { channelAccountId, publicationId, metric, definitionId } = snapshot;
  return {
    ...presentPoint(snapshot),
    ...{ channelAccountId, publicationId, metric, definitionId, correctedById },
  };
}

export function presentRecorded(written: WrittenFigure[]): RecordedFiguresResponse {
  return {
    items: written.map(({ outcome, stands }) => ({
      ...presentFigure({ snapshot: stands, correctedById: null }),
      outcome: outcome === 'recorded' ? 'recorded' : 'known',
    })),
  };
}

export function presentSubjectFigures(
  { subject, from, to, series }: SubjectFigures,
  acceptLanguage: AcceptLanguage,
): SubjectFiguresResponse {
  const { channelAccountId, publicationId, platform } = subject;
  return {
    ...{ channelAccountId, publicationId, platform },
    from: from.toISOString(),
    to: to.toISOString(),
    series: series.map((line) => presentSeries(line, acceptLanguage)),
  };
}

export function presentDefinition(
  { id, platform, metric, words, origin }: FigureDefinition,
  acceptLanguage: AcceptLanguage,
): FigureDefinitionResponse {
  const language = languageOf(acceptLanguage);
  const { kind, unit, words: name } = metricOf(metric);
  return {
    ...{ id, platform, metric, kind, unit },
    name: pick(name, language),
    description: pick(words, language),
    origin: pick(origin, language),
  };
}

function presentSeries(
  { metric, definitionId, points }: FigureSeries,
  acceptLanguage: AcceptLanguage,
): FigureSeriesResponse {
  const { kind, unit, words } = metricOf(metric);
  const shown = points.map(presentSeriesPoint);
  return {
    metric,
    name: pick(words, languageOf(acceptLanguage)),
    ...{ definitionId, kind, unit },
    latest: shown.at(-1)!,
    decreases: points.filter(({ decrease }) => decrease !== undefined).length,
    points: shown,
  };
}

function presentSeriesPoint(point: FigurePoint): SeriesPointResponse {
  return {
    ...presentPoint(point),
    ...(point.decrease !== undefined && { decrease: point.decrease }),
  };
}

function presentPoint(snapshot: FigureSnapshotEntity): FigurePointResponse {
  const { id, value, words, precision, source, takenBy, correctsId, reason } = snapshot;
  return {
    id,
    takenAt: snapshot.takenAt.toISOString(),
    ...{ value, words, precision, source, takenBy },
    recordedAt: snapshot.recordedAt.toISOString(),
    ...{ correctsId, reason },
  };
}
