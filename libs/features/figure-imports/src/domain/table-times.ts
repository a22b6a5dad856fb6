/** A stretch of days, both ends included. */
export interface Days {
  fromDay: string;
  toDay: string;
}

/** A day, with its time of day where the table tells one (`HH:MM:SS`). */
export interface Moment {
  day: string;
  time: string | null;
}

const dayPattern = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?/u;
const timePattern =
  /^(?:\s*[T（(]?\s*(?:周.|星期.)?[)）]?\s*)(\d{1,2})[:：时点](\d{1,2})(?:[:：分](\d{1,2}))?[秒分]?\s*$/u;
const compactDay = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const between = /\s*(?:至|到|~|～|—+|–)\s*|\s+-\s+|(?<=\d日?)-(?=\d{4}[-/.年])|(?<=^\d{8})-(?=\d{8}$)/u;
/** Days since 1899-12-30 by which a spreadsheet keeps a day: 1950 to 2099. */
const serialDay = /^(\d{5})(?:\.(\d+))?$/;

/** `2024-05-01 08:30`, `2024年5月1日`, `2024/5/1`, `20240501`, or the number of a spreadsheet; null for all else. */
export function readMoment(given: string): Moment | null {
  const text = given.normalize('NFKC').trim();
  const compact = compactDay.exec(text);
  if (compact) return momentOf(compact[1]!, compact[2]!, compact[3]!, null);
  const serial = serialDay.exec(text);
  if (serial) return fromSerial(Number(text));
  const found = dayPattern.exec(text);
  if (!found) return null;
  const rest = text.slice(found[0].length);
  if (rest.trim() === '') return momentOf(found[1]!, found[2]!, found[3]!, null);
  const time = timePattern.exec(rest);
  if (!time) return null;
  const [hour, minute, second = '0'] = time.slice(1) as [string, string, string | undefined];
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return momentOf(found[1]!, found[2]!, found[3]!, [hour, minute, second].map(twoDigits).join(':'));
}

/**
 * `2024-01-01至2024-01-31`, `20240101-20240131`, `2024年1月`, `2024-01`, `2024年第一季度`, `2024Q1`, `2024年上半年`,
 * `2024年全年`; with a year beside it also `1月`, `第一季度`. Null for a single day and all else.
 */
export function readPeriod(given: string, year: string | null): Days | null {
  const text = given.normalize('NFKC').trim();
  const ends = text.split(between).filter((part) => part !== '');
  if (ends.length === 2) {
    const [from, to] = ends.map((end) => readMoment(end));
    return from && to && from.time === null && to.time === null ? { fromDay: from.day, toDay: to.day } : null;
  }
  const withYear = /^(\d{4})\s*[年\-/.]?\s*/u.exec(text);
  const isCompactMonth = /^(?:19|20)\d{4}$/.test(text);
  const of = withYear?.[1] ?? year;
  if (!of || !/^(?:19|20)\d{2}$/.test(of)) return null;
  const rest = isCompactMonth ? `${text.slice(4)}月` : text.slice(withYear?.[0].length ?? 0);
  return partOfYear(of, rest, withYear !== null);
}

/** `2024`, `2024年`, `2024年度`; null for all else. */
export function readYear(given: string): string | null {
  return /^((?:19|20)\d{2})\s*年?度?$/u.exec(given.normalize('NFKC').trim())?.[1] ?? null;
}

function partOfYear(year: string, rest: string, hasOwnYear: boolean): Days | null {
  if (/^(?:全年|年度|度|)$/u.test(rest)) return hasOwnYear || rest !== '' ? monthsOf(year, 1, 12) : null;
  const month = /^(\d{1,2})\s*月?(?:份)?$/u.exec(rest);
  if (month) return monthsOf(year, Number(month[1]), Number(month[1]));
  const quarter = /^(?:第?\s*([一二三四1-4])\s*季度?|Q([1-4]))$/iu.exec(rest);
  if (quarter) {
    const digit = quarter[1] ?? quarter[2]!;
    const number = '一二三四'.indexOf(digit) + 1 || Number(digit);
    return monthsOf(year, number * 3 - 2, number * 3);
  }
  if (/^上半年$/u.test(rest)) return monthsOf(year, 1, 6);
  return /^下半年$/u.test(rest) ? monthsOf(year, 7, 12) : null;
}

function monthsOf(year: string, first: number, last: number): Days | null {
  if (first < 1 || last > 12) return null;
  const end = new Date(Date.UTC(Number(year), last, 0));
  return { fromDay: `${year}-${twoDigits(String(first))}-01`, toDay: end.toISOString().slice(0, 10) };
}

function fromSerial(serial: number): Moment | null {
  if (serial < 18_264 || serial >= 73_051) return null;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1_000).toISOString();
  return { day: at.slice(0, 10), time: Number.isInteger(serial) ? null : at.slice(11, 19) };
}

function momentOf(year: string, month: string, day: string, time: string | null): Moment | null {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return isReal && Number(year) >= 1950 ? { day: date.toISOString().slice(0, 10), time } : null;
}

function twoDigits(text: string): string {
  return text.padStart(2, '0');
}
