import { DAY_MS } from '@haojiao/kernel';

/** The year in which a day without one lies: this year, or the last one where it would be in the future. */
export interface ReferenceDay {
  /** `YYYY-MM-DD` */
  today: string;
}

const withYear =
  /^((?:19|20)\d{2})\s*(?:[-/.年·]\s*)(\d{1,2})\s*(?:[-/.月·]\s*)(\d{1,2})\s*[日号]?(?:\s|T|[（(]|$)/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const withoutYear = /^(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?$/;

/**
 * A day as people write it – 2026-07-20, 2026/7/20, 2026.7.20, 2026年7月20日, 20260720, 7月20日 – or the number by which
 * a spreadsheet keeps it (days since 1899-12-30), as `YYYY-MM-DD`. Null for everything else, also for 30 February.
 */
export function readDay(given: string | number | Date, { today }: ReferenceDay): string | null {
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? null : dayOf(given);
  if (typeof given === 'number') return fromSerial(given);
  const text = given
    .slice(0, 60)
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .trim();
  const full = withYear.exec(text) ?? compact.exec(text);
  if (full) return strictDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = withoutYear.exec(text);
  if (short) {
    const thisYear = Number(today.slice(0, 4));
    const [month, day] = [Number(short[1]), Number(short[2])];
    const found = strictDay(thisYear, month, day);
    return found !== null && found > today ? strictDay(thisYear - 1, month, day) : found;
  }
  return /^\d{5}(?:\.\d+)?$/.test(text) ? fromSerial(Number(text)) : null;
}

/** From 1950 to 2099: other numbers are no days. */
function fromSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 18_264 || serial > 73_050) return null;
  return dayOf(new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * DAY_MS));
}

function strictDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? dayOf(date) : null;
}

function dayOf(date: Date): string | null {
  const text = date.toISOString();
  return /^(?:19|20)\d{2}-/.test(text) ? text.slice(0, 10) : null;
}
