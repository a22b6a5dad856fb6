import type { Check } from './computed-hit';
import { datesIn, weekdayOf, yearsMeant } from './dates';

const names = '日一二三四五六';
const after = /^(\s*[（(，,、]?\s*(?:星期|周|礼拜))([一二三四五六日天])/u;
const before = /(?:星期|周|礼拜)([一二三四五六日天])\s*[（(]$/u;

/** A weekday beside a date that falls on another one. */
export const checkWeekdays: Check = (text, { day: today }) =>
  datesIn(text, today).flatMap((date) => {
    const end = date.start + date.found.length;
    const behind = after.exec(text.slice(end, end + 10));
    const ahead = before.exec(text.slice(Math.max(0, date.start - 6), date.start));
    const written = behind?.[2] ?? ahead?.[1];
    if (written === undefined) return [];
    const years = yearsMeant(date, today);
    const weekdays = years.map((year) => weekdayOf(year, date.month, date.day)).filter((one) => one !== null);
    const said = written === '天' ? 0 : names.indexOf(written);
    const right = weekdays[0];
    if (right === undefined || weekdays.includes(said)) return [];
    const start = ahead ? date.start - ahead[0].length : date.start;
    const found = text.slice(start, end + (behind?.[0].length ?? 0));
    const name = names[right] as string;
    const replacement = behind
      ? `${date.found}${behind[1]}${name}`
      : `${(ahead?.[0] ?? '').replace(written, name)}${date.found}`;
    return [
      {
        code: 'weekday_mismatch',
        category: 'number_date',
        severity: 'confirm',
        start,
        found,
        replacement,
        confidence: date.year === null ? 0.8 : 0.98,
        message: {
          zh: `${years[0]}年${date.month}月${date.day}日是星期${name}，不是星期${written}。`,
          en: `${years[0]}-${date.month}-${date.day} is no such weekday: ${found}.`,
        },
      },
    ];
  });
