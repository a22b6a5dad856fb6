import type { Language } from '@haojiao/infrastructure/http';
import { pick } from '@haojiao/infrastructure/http';
import { metricOf } from '../domain/figure-metrics';
import type { PeriodRow } from './correct-period-figures';
import type { PeriodFigureEntity } from './period-figure.entity';
import type { JudgedDraft } from './period-figures.repository';
import type {
  PeriodFigureResponse,
  PeriodPointResponse,
  PeriodSeriesResponse,
  RecordedPeriodsResponse,
  SubjectPeriodsResponse,
} from './period-figure.responses';
import type { PeriodSeries, SubjectPeriods } from './read-period-figures';

export function presentPeriodFigure({ figure, series, correctedById }: PeriodRow): PeriodFigureResponse {
  const { channelAccountId, publicationId, metric, definitionId } = series;
  return {
    ...presentPeriodPoint(figure),
    ...{ channelAccountId, publicationId, metric, definitionId, correctedById },
  };
}

export function presentPeriodPoint(figure: PeriodFigureEntity): PeriodPointResponse {
  const { id, batch, value, words, precision, source, takenBy, correctsId, reason } = figure;
  return {
    id,
    from: figure.fromDay,
    to: figure.toDay,
    ...{ batch, value, words, precision, source, takenBy },
    recordedAt: figure.recordedAt.toISOString(),
    ...{ correctsId, reason },
  };
}

export function presentRecordedPeriods(judged: readonly JudgedDraft[]): RecordedPeriodsResponse {
  return {
    items: judged.map(({ draft, stands, written }) => {
      const { value, words, precision } = written ?? stands ?? draft;
      return {
        id: (written?.id ?? stands?.id)!,
        metric: draft.metric,
        ...{ from: draft.fromDay, to: draft.toDay, batch: draft.batch, value, words, precision },
        definitionId: draft.definitionId,
        outcome: written ? 'recorded' : 'known',
      };
    }),
  };
}

export function presentSubjectPeriods(
  { subject, fromDay, toDay, series }: SubjectPeriods,
  language: Language,
): SubjectPeriodsResponse {
  const { channelAccountId, publicationId, platform } = subject;
  return {
    ...{ channelAccountId, publicationId, platform, from: fromDay, to: toDay },
    series: series.map((one) => presentPeriodSeries(one, language)),
  };
}

function presentPeriodSeries({ series, figures }: PeriodSeries, language: Language): PeriodSeriesResponse {
  const { metric, definitionId, total, parts } = series;
  const { unit, words } = metricOf(metric);
  return {
    metric,
    name: pick(words, language),
    ...{ definitionId, unit, total, parts },
    figures: figures.map(presentPeriodPoint),
  };
}
