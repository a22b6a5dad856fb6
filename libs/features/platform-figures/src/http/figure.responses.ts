import type { FigureMetricName } from '../domain/figure-metrics';
import type { Precision } from '../domain/parse-figure';
import type { FigureSource } from '../persistence/figure-snapshot.entity';

export class FigurePointResponse {
  id: string;
  /** When the platform showed it. */
  takenAt: string;
  /** Of a capped figure the cap: `10万+` is 100000. */
  value: number;
  /** As it stood. */
  words: string;
  /** `exact`, `rounded` (12.4万), `capped` (10万+) or `approximate` (近百). */
  precision: Precision;
  /** `api`: the worker asked the platform; `import`: a table of the platform; `typed`: a person. */
  source: FigureSource;
  /** Null: the worker. */
  takenBy: string | null;
  recordedAt: string;
  /** The row in whose place it stands. */
  correctsId: string | null;
  reason: string | null;
}

export class SeriesPointResponse extends FigurePointResponse {
  /** How far it is below the figure before it; absent where it isn't. */
  decrease?: number;
}

export class FigureResponse extends FigurePointResponse {
  channelAccountId: string;
  /** Null: of the account itself. */
  publicationId: string | null;
  metric: FigureMetricName;
  /** See `/platform-figures/definitions`. */
  definitionId: string;
  /** The row that stands in its place. */
  correctedById: string | null;
}

export class RecordedFigureResponse extends FigureResponse {
  /** `known`: the same figure was there, and nothing was written. */
  outcome: 'recorded' | 'known';
}

export class RecordedFiguresResponse {
  items: RecordedFigureResponse[];
}

export class FigureSeriesResponse {
  metric: FigureMetricName;
  /** The metric's name in the language of the caller. */
  name: string;
  definitionId: string;
  /** `cumulative`: since the post went out; `stock`: at one moment. Neither is ever added over days. */
  kind: 'cumulative' | 'stock';
  unit: 'times' | 'people';
  latest: SeriesPointResponse;
  /** Figures that are below the one before them. */
  decreases: number;
  points: SeriesPointResponse[];
}

export class SubjectFiguresResponse {
  channelAccountId: string;
  publicationId: string | null;
  platform: string;
  from: string;
  to: string;
  /** One per metric and definition; what nobody told is not there, and is not zero. */
  series: FigureSeriesResponse[];
}

export class FigureDefinitionResponse {
  id: string;
  /** Null: of any platform of which nothing more is known. */
  platform: string | null;
  metric: FigureMetricName;
  name: string;
  kind: 'cumulative' | 'stock';
  unit: 'times' | 'people';
  description: string;
  /** Where the meaning is told, or that it isn't. */
  origin: string;
}

export class FigureDefinitionListResponse {
  items: FigureDefinitionResponse[];
}
