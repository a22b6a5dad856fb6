import { dataCentreListDate } from '../domain/data-centre-ranges';
import type { MediaFigures } from '../domain/media-figures';
import type { CountedMedia, ProgrammeListens } from '../media-analytics';
import type {
  ListenFiguresResponse,
  ListensResponse,
  PlayFiguresResponse,
  PlaysResponse,
  ProgrammeListensResponse,
} from './listens.responses';

export function presentListens({ definitionId, ...counted }: CountedMedia): ListensResponse {
  const { totals, people, surfaces, series, tallies } = counted;
  const namesOf = (kind: 'excluded' | 'app') => tallies?.filter((tally) => tally.kind === kind);
  return {
    channel: 'site',
    definitionId,
    source: 'counted',
    dataCentreListDate,
    totals: {
      ...listens(totals),
      ...(people !== undefined && { listeners: people }),
      excluded: namesOf('excluded')?.map(({ name, amount }) => ({ reason: name, requests: amount })),
    },
    surfaces: surfaces.map(({ surface, ...figures }) => ({ surface, ...listens(figures) })),
    apps: namesOf('app')?.map(({ name, amount }) => ({ app: name, listens: amount })),
    series: series.map(({ at, ...figures }) => ({ at: at.toISOString(), ...listens(figures) })),
  };
}

export function presentProgrammeListens(told: ProgrammeListens): ProgrammeListensResponse {
  const { programmeId, period, asOf, episodes } = told;
  return {
    programmeId,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    granularity: period.granularity,
    timeZone: 'Asia/Shanghai',
    asOf: asOf.toISOString(),
    ...presentListens(told.listens),
    episodes,
  };
}

export function presentPlays({ definitionId, totals, people, series }: CountedMedia): PlaysResponse {
  return {
    channel: 'site',
    definitionId,
    source: 'counted',
    totals: { ...plays(totals), ...(people !== undefined && { viewers: people }) },
    series: series.map(({ at, ...figures }) => ({ at: at.toISOString(), ...plays(figures) })),
  };
}

function listens({ counted, raw }: MediaFigures): ListenFiguresResponse {
  return { listens: counted, rawRequests: raw };
}

function plays({ counted, raw }: MediaFigures): PlayFiguresResponse {
  return { plays: counted, rawReports: raw };
}
