import type { Check, Remark } from './computed-hit';
import { datesIn, weekdayOf } from './dates';
import { narrow } from './numbers';

const isoDate = /(?<![\d\-/])((?:19|20)\d{2})([-/])(\d{1,2})\2(\d{1,2})(?![\d\-/])/g;
/** A time only where words say so: 30:70 may be a ratio, 25:18 a score. */
const clock =
  /(?<=(?:上午|下午|中午|晚上|晚|早上|凌晨|时间[:：为]?|[日号])\s?)(\d{1,2})[:：](\d{2})(?![\d:：])|(?<![\d.用历共计时])(\d{1,2})[时点](\d{1,2})分(?!钟|之)/gu;
/** A leap year: 29 February exists in some years, and without a year nobody knows which. */
const LEAP_YEAR = 2024;

/** Days that no calendar has (2月30日) and times that no clock shows (下午25:70). */
export const checkImpossibleDates: Check = (text, { day: today }) => {
  const remarks: Remark[] = [];
  const add = (start: number, found: string): number =>
    remarks.push({
      code: 'impossible_date',
      category: 'number_date',
      severity: 'confirm',
      start,
      found,
      replacement: null,
      confidence: 0.98,
      message: { zh: `“${found}”不存在，请核对。`, en: `There is no “${found}”; please check.` },
    });
  for (const { start, found, year, month, day } of datesIn(text, today)) {
    if (weekdayOf(year ?? LEAP_YEAR, month, day) === null) add(start, found);
  }
  const plain = narrow(text);
  for (const { 0: found, 1: year, 3: month, 4: day, index } of plain.matchAll(isoDate)) {
    if (weekdayOf(Number(year), Number(month), Number(day)) === null) {
      add(index, text.slice(index, index + found.length));
    }
  }
  for (const { 0: found, index, ...groups } of plain.matchAll(clock)) {
    const hour = Number(groups[1] ?? groups[3]);
    const minute = Number(groups[2] ?? groups[4]);
    if (hour > 24 || minute > 59 || (hour === 24 && minute > 0))
      add(index, text.slice(index, index + found.length));
  }
  return remarks;
};
