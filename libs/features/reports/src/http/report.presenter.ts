import { pick } from '@haojiao/infrastructure/http';
import type { Language } from '@haojiao/infrastructure/http';
import type { CountedByRule, PeriodReport, Stock } from '../period/period-report';
import type { CountedByRuleResponse, PeriodReportResponse, StockResponse } from './report.responses';

/** What is null in the report is left out: absent is not zero. */
export function presentReport(report: PeriodReport, language: Language): PeriodReportResponse {
  const {
    period,
    madeAt,
    asOf,
    followers,
    live,
    indices,
    submissions,
    topItems,
    arePeopleLate: _,
    ...others
  } = report;
  const { days, ...ranking } = topItems;
  return {
    ...others,
    ...period,
    madeAt: madeAt.toISOString(),
    asOf: asOf.toISOString(),
    items: { ...report.items, source: 'recorded' },
    posts: { ...report.posts, source: 'recorded' },
    views: report.views.map(presentCounted),
    listens: report.listens.map(presentCounted),
    plays: report.plays.map(presentCounted),
    platforms: report.platforms.map(({ total, takenAt, ...platform }) => ({
      ...platform,
      ...(total !== null && { total }),
      takenAt: takenAt.toISOString(),
    })),
    ...(followers && {
      followers: followers.map(({ begin, end, ...account }) => ({
        ...account,
        ...(begin && { begin: presentStock(begin) }),
        ...(end && { end: presentStock(end) }),
      })),
    }),
    ...(live && {
      live: {
        ...live,
        highestViews: live.highestViews && presentHighest(live.highestViews),
        highestConcurrent: live.highestConcurrent && presentHighest(live.highestConcurrent),
      },
    }),
    topItems: { ...ranking, ...days },
    ...(indices && { indices }),
    ...(submissions && { submissions }),
    definitions: report.definitions.map(({ id, words }) => ({ id, words: pick(words, language) })),
  };
}

function presentCounted({ people, byMonth, ...counted }: CountedByRule): CountedByRuleResponse {
  return {
    ...counted,
    source: 'counted',
    ...(people !== null && { people }),
    byMonth: byMonth.map(({ month, counted: views, raw }) => ({
      month,
      ...(views !== null && { counted: views }),
      ...(raw !== null && { raw }),
    })),
  };
}

function presentStock({ takenAt, ...stock }: Stock): StockResponse {
  return { ...stock, takenAt: takenAt.toISOString() };
}

function presentHighest<Highest extends { startedAt: Date }>({ startedAt, ...highest }: Highest) {
  return { ...highest, startedAt: startedAt.toISOString() };
}
