import { narrow, smallNumber } from './numbers';

const number = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const date = new RegExp(
  `(农历|阴历|旧历|夏历)?(?:(\\d{4})年|(今年|去年|前年|明年|次年))?(?<!\\d)(${number})月(${number})[日号]`,
  'gu',
);

export interface WrittenDate {
  start: number;
  found: string;
  /** As written, or by 去年 and the like; null: no year is given. */
  year: number | null;
  month: number;
  day: number;
}

const yearsOn: Record<string, number> = { 今年: 0, 去年: -1, 前年: -2, 明年: 1 };

/** Dates of the Western calendar in a text, possible or not; lunar ones are left alone. */
export function datesIn(text: string, today: string): WrittenDate[] {
  return Array.from(narrow(text).matchAll(date)).flatMap(({ 0: found, index, ...groups }) => {
    if (groups[1] !== undefined || groups[3] === '次年') return [];
    const relative = groups[3] === undefined ? null : Number(today.slice(0, 4)) + (yearsOn[groups[3]] ?? 0);
    return [
      {
        start: index,
        found: text.slice(index, index + found.length),
        year: groups[2] === undefined ? relative : Number(groups[2]),
        month: smallNumber(groups[4] as string),
        day: smallNumber(groups[5] as string),
      },
    ];
  });
}

/** 0 for Sunday to 6; null where there is no such day. */
export function weekdayOf(year: number, month: number, day: number): number | null {
  const at = new Date(Date.UTC(2000, 0, 1));
  at.setUTCFullYear(year, month - 1, day);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.getUTCDay() : null;
}

/**
 * The years that a date without one may mean on a given day: that day's, and at the turn of the year the next or the last
 * one, too.
 */
export function yearsMeant({ year, month }: WrittenDate, today: string): number[] {
  if (year !== null) return [year];
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = Number(today.slice(5, 7));
  if (thisMonth >= 10 && month <= 3) return [thisYear, thisYear + 1];
  return thisMonth <= 3 && month >= 10 ? [thisYear, thisYear - 1] : [thisYear];
}
