import type { Message } from '@haojiao/kernel';

export const chartKinds = ['trend', 'bars', 'ranking', 'share'] as const;
/** A line over time, upright bars, lying bars from most to least, parts of a whole. */
export type ChartKind = (typeof chartKinds)[number];

export interface ChartPoint {
  /** A day, a month, an hour, a column, a unit … as people read it. */
  label: string;
  /** Exact; null: nobody knows, which is not zero. */
  value: number | null;
}

export interface ChartSeries {
  name: string;
  points: ChartPoint[];
}

/** Everything that a chart says, in exact figures. All of it is text, never markup. */
export interface ChartData {
  kind: ChartKind;
  title: string;
  /** What is counted: 次, 篇 … */
  unit: string;
  /** Series of one definition each: what means two things is never drawn in one line or added up. */
  series: ChartSeries[];
  /** The rules or definitions behind the figures. */
  definitionIds: string[];
  /** Where the figures come from. */
  source: string;
  /** Further words below the chart. */
  notes: string[];
}

/** Pixels. */
export interface ChartSize {
  width: number;
  height: number;
}

export const chartWidths = { least: 320, most: 2_400, usual: 960 } as const;

/** What stands in place of a picture without figures. */
export const nothingToShow: Message = {
  zh: '这一时段没有可以显示的数据',
  en: 'There are no figures for this period',
};

/** Whether any figure is known. */
export function hasFigures({ series }: ChartData): boolean {
  return series.some(({ points }) => points.some(({ value }) => value !== null));
}
