import { fault } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import type { WrittenDown } from './judge-figures';
import { metricOf } from './figure-metrics';
import { isFigureFault, parseFigure } from './parse-figure';
import type { ParsedFigure } from './parse-figure';

/** A stretch of days, both ends included, `YYYY-MM-DD` in the unit's time zone. */
export interface DayPeriod {
  fromDay: string;
  toDay: string;
}

/** What somebody wrote down of a stretch of days. */
export interface WrittenPeriod extends WrittenDown, DayPeriod {
  /** Which part of the whole was counted; empty: the whole. */
  batch: string;
}

export type JudgedPeriod = WrittenPeriod & ParsedFigure;

/** What bounds a period: the day that runs now, and the one on which the post went out. */
export interface PeriodBounds {
  today: string;
  publishedOn: string | null;
}

/** Reads one figure of a period, and tells every fault. `path` is where it stands in what was sent. */
export function judgePeriodFigure(
  written: WrittenPeriod,
  bounds: PeriodBounds,
  path: string,
): { judged: JudgedPeriod | null; faults: Fault[] } {
  const faults = [...metricFaults(written, `${path}.metric`), ...periodFaults(written, bounds, path)];
  const reading = parseFigure(written.words);
  if (isFigureFault(reading)) {
    faults.push({ path: `${path}.value`, code: reading.code, message: reading.message });
    return { judged: null, faults };
  }
  return { judged: { ...written, ...reading }, faults };
}

export function periodFaults({ fromDay, toDay }: DayPeriod, bounds: PeriodBounds, path: string): Fault[] {
  if (fromDay > toDay) {
    return [
      fault(`${path}.from`, 'from_after_to', '开始日期晚于结束日期。', 'The period begins after it ends.'),
    ];
  }
  if (toDay >= bounds.today) {
    return [
      fault(
        `${path}.to`,
        'period_not_over',
        `这段时间还没有过完（今天是 ${bounds.today}），请在结束后填写。`,
        `The period is not over (today is ${bounds.today}); write it down afterwards.`,
      ),
    ];
  }
  if (bounds.publishedOn !== null && toDay < bounds.publishedOn) {
    return [
      fault(
        `${path}.to`,
        'before_publication',
        `这段时间在发布（${bounds.publishedOn}）之前。`,
        `The period lies before the post went out (${bounds.publishedOn}).`,
      ),
    ];
  }
  return [];
}

function metricFaults({ metric }: WrittenPeriod, path: string): Fault[] {
  if (metricOf(metric).kind !== 'stock') return [];
  return [
    fault(
      path,
      'metric_is_stock',
      '粉丝数是某一时刻的存量，不按时段记录，请记在账号的数字上。',
      'Followers are a stock at one moment and have no period; write them down as figures of the account.',
    ),
  ];
}
