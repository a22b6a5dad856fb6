import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { isFigureFault, parseFigure } from './parse-figure';
import type { Precision } from './parse-figure';

/** What is told of one live broadcast. Three of them are easily taken for one another, and are never added together. */
export const broadcastFigureNames = [
  'views',
  'uniqueViewers',
  'peakConcurrent',
  'comments',
  'replayViews',
] as const;

export type BroadcastFigureName = (typeof broadcastFigureNames)[number];

export interface ToldFigure {
  value: number;
  words: string;
  precision: Precision;
}

export type BroadcastFigures = Partial<Record<BroadcastFigureName, ToldFigure>>;

/** Reads what was written down; every fault by the figure's name. */
export function readBroadcastFigures(words: Partial<Record<BroadcastFigureName, string>>): {
  figures: BroadcastFigures;
  faults: Fault[];
} {
  const figures: BroadcastFigures = {};
  const faults: Fault[] = [];
  for (const name of broadcastFigureNames) {
    const written = words[name];
    if (written === undefined) continue;
    const reading = parseFigure(written);
    if (isFigureFault(reading)) faults.push({ path: name, ...reading });
    else figures[name] = { ...reading, words: written };
  }
  return { figures, faults: [...faults, ...inconsistencies(figures)] };
}

/**
 * `peakConcurrent ≤ uniqueViewers ≤ views`: whoever is there at once is somebody, and whoever is somebody came once.
 * Only exact figures are held against one another: behind “10万+” views there may be 150,000 viewers.
 */
export function inconsistencies(figures: BroadcastFigures): Fault[] {
  const faults: Fault[] = [];
  const atMost = (
    smaller: BroadcastFigureName,
    larger: BroadcastFigureName,
    zh: string,
    en: string,
  ): void => {
    const [less, more] = [figures[smaller], figures[larger]];
    if (!isExact(less) || !isExact(more) || less.value <= more.value) return;
    faults.push(
      fault(
        smaller,
        'more_than_possible',
        `${zh}（${less.words} > ${more.words}），请核对是否填错了栏。`,
        `${en} (${less.words} > ${more.words}); look whether one stands in the other's place.`,
      ),
    );
  };
  atMost(
    'peakConcurrent',
    'uniqueViewers',
    '最高同时在线不会多于观看人数',
    'No more can watch at once than watch at all',
  );
  atMost('uniqueViewers', 'views', '观看人数不会多于观看次数', 'There are no more viewers than views');
  if (!isExact(figures.uniqueViewers)) {
    atMost(
      'peakConcurrent',
      'views',
      '最高同时在线不会多于观看次数',
      'No more can watch at once than there are views',
    );
  }
  return faults;
}

function isExact(figure: ToldFigure | undefined): figure is ToldFigure {
  return figure?.precision === 'exact';
}
