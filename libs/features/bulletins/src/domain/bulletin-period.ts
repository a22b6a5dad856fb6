/** `YYYY-MM-DD` in the time zone of the unit that issues. */
export type Day = string;

export const bulletinSpans = ['month', 'quarter', 'year'] as const;
export type BulletinSpan = (typeof bulletinSpans)[number];

export interface BulletinPeriod {
  span: BulletinSpan;
  /** Both days belong to it. */
  startsOn: Day;
  endsOn: Day;
}

export interface AssessmentYear {
  startsOn: Day;
  endsOn: Day;
}

const monthsOf = { month: 1, quarter: 3 };

/**
 * `2026-10`, `2026-Q3` or `2026` as days of an assessment year. A month is the one of the year's months that ends in
 * that calendar month, so that years which begin on the 26th have their own; quarters are counted from the first day of
 * the year, which is named by the calendar year in which it ends.
 * @returns null where the year has no such period
 */
export function periodOf(text: string, year: AssessmentYear): BulletinPeriod | null {
  const span: BulletinSpan = text.includes('Q') ? 'quarter' : text.length === 4 ? 'year' : 'month';
  if (span === 'year') return text === year.endsOn.slice(0, 4) ? { span, ...daysOf(year) } : null;
  const months = monthsOf[span];
  for (let count = 0; ; count += 1) {
    const startsOn = addMonths(year.startsOn, count * months);
    const endsOn = dayBefore(addMonths(year.startsOn, (count + 1) * months));
    if (endsOn > year.endsOn) return null;
    const name = span === 'month' ? endsOn.slice(0, 7) : `${year.endsOn.slice(0, 4)}-Q${count + 1}`;
    if (name === text) return { span, startsOn, endsOn };
  }
}

function daysOf({ startsOn, endsOn }: AssessmentYear): AssessmentYear {
  return { startsOn, endsOn };
}

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度'];

/** 2026年10月, 2026年第三季度, 2026年度 */
export function periodWords(text: string): string {
  const [year, part] = text.split('-');
  if (part === undefined) return `${year}年度`;
  if (part.startsWith('Q')) return `${year}年${quarters[Number(part[1]) - 1]}`;
  return `${year}年${Number(part)}月`;
}

/** How the columns of one period are called, beside those of the year. */
export const spanWords: Record<BulletinSpan, string> = { month: '本月', quarter: '本季', year: '全年' };

/** 2026年10月9日 */
export function dayWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

export function dayBefore(day: Day): Day {
  return moved(day, -1);
}

export function dayAfter(day: Day): Day {
  return moved(day, 1);
}

function moved(day: Day, days: number): Day {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(Date.UTC(year!, month! - 1, date! + days)).toISOString().slice(0, 10);
}

/** The same date so many months later; the last of the month where that has fewer days. */
function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year!, month! + months, 0)).getUTCDate();
  return new Date(Date.UTC(year!, month! - 1 + months, Math.min(date!, last))).toISOString().slice(0, 10);
}
