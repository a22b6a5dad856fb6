import { beijingTime, fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { metricOf } from './figure-metrics';
import type { FigureMetricName } from './figure-metrics';
import { isFigureFault, parseFigure } from './parse-figure';
import type { ParsedFigure } from './parse-figure';

/** A figure as somebody wrote it down. */
export interface WrittenDown {
  metric: FigureMetricName;
  words: string;
}

export type JudgedFigure = WrittenDown & ParsedFigure;

/** Reads every figure of one subject, and tells every fault. */
export function judgeFigures(
  figures: readonly WrittenDown[],
  of: 'item' | 'account',
): { judged: JudgedFigure[]; faults: Fault[] } {
  const judged: JudgedFigure[] = [];
  const faults: Fault[] = [];
  for (const [index, figure] of figures.entries()) {
    const path = `figures.${index}`;
    if (metricOf(figure.metric).of !== of) {
      faults.push(
        fault(
          `${path}.metric`,
          'metric_of_another_kind',
          of === 'item' ? '这是账号的数字，请记在账号上。' : '这是单篇的数字，请记在该篇的发布任务上。',
          of === 'item' ? 'This is told of an account.' : 'This is told of a publication.',
        ),
      );
    }
    if (figures.findIndex(({ metric: name }) => name === figure.metric) < index) {
      faults.push(fault(`${path}.metric`, 'metric_twice', '同一指标只填一次。', 'Tell each metric once.'));
    }
    const reading = parseFigure(figure.words);
    if (isFigureFault(reading))
      faults.push({ path: `${path}.value`, code: reading.code, message: reading.message });
    else judged.push({ ...figure, ...reading });
  }
  return { judged, faults };
}

/** @returns what is wrong with a moment at which a figure is said to have stood, or null. */
export function judgeMoment(takenAt: Date, now: Date, publishedAt: Date | null): Fault | null {
  if (takenAt > now) {
    return fault('takenAt', 'in_the_future', '取数时间还没有到。', 'The figure was read in the future.');
  }
  if (publishedAt && takenAt < publishedAt) {
    return fault(
      'takenAt',
      'before_publication',
      `取数时间早于发布时间（${beijingTime(publishedAt)}）。`,
      `The figure was read before the post went out (${beijingTime(publishedAt)}, Beijing time).`,
    );
  }
  return null;
}
