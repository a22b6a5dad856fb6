import { fault, invalidInput } from '@haojiao/kernel';
import type { ChartKind } from '@haojiao/infrastructure/charts';
import type { Measure } from '../figures/tally-rows';

/** What is shown. */
export const chartMeasures = ['views', 'items', 'posts', 'listens', 'plays'] as const;
export type ChartMeasure = (typeof chartMeasures)[number];

/** What it is parted by. */
export const chartParts = ['day', 'month', 'column', 'unit', 'item', 'type', 'platform'] as const;
export type ChartPart = (typeof chartParts)[number];

export interface ChartWish {
  kind: ChartKind;
  measure: ChartMeasure;
  by: ChartPart;
}

const partsOfKind: Record<ChartKind, readonly ChartPart[]> = {
  trend: ['day', 'month'],
  bars: ['column', 'unit', 'month'],
  ranking: ['item', 'column', 'unit'],
  share: ['platform', 'type', 'column', 'unit'],
};

/** A day's line of more days than this is one of months, where nobody said otherwise. */
const MOST_DAYS = 92;

/** Fills in what was not said. @throws AppError `invalid_input` where there is no such chart */
export function chartWish(
  kind: ChartKind,
  { measure, by }: { measure?: ChartMeasure; by?: ChartPart },
  days: number,
): ChartWish {
  const usual = kind === 'trend' && days > MOST_DAYS ? 'month' : partsOfKind[kind][0]!;
  const part = by ?? usual;
  const wish = { kind, by: part, measure: measure ?? usualMeasure(part) };
  if (!partsOfKind[kind].includes(part)) {
    throw noSuch('by', partsOfKind[kind].join('、'), partsOfKind[kind].join(', '));
  }
  const allowed = measuresOf(part);
  if (!allowed.includes(wish.measure)) throw noSuch('measure', allowed.join('、'), allowed.join(', '));
  return wish;
}

function usualMeasure(part: ChartPart): ChartMeasure {
  return part === 'platform' ? 'posts' : part === 'type' ? 'items' : 'views';
}

function measuresOf(part: ChartPart): readonly ChartMeasure[] {
  if (part === 'platform') return ['posts'];
  if (part === 'type') return ['items'];
  if (part === 'item') return ['views'];
  return part === 'column' || part === 'unit' ? ['views', 'items', 'posts'] : chartMeasures;
}

/** By which the measure is kept. */
export const keptAs: Record<ChartMeasure, Measure> = {
  views: 'views',
  items: 'items',
  posts: 'posts',
  listens: 'media',
  plays: 'media',
};

function noSuch(path: string, zh: string, en: string) {
  return invalidInput([
    fault(path, 'chart_unknown', `这种图只能用：${zh}。`, `This chart takes one of: ${en}.`),
  ]);
}
