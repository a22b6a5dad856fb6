import { DAY_MS, beijingDate, fault, invalidInput } from '@haojiao/kernel';

const LONGEST_DAYS = 1_827;

/** The days of a series: default the year until today. @throws AppError `invalid_input` */
export function seriesDays(
  { from: givenFrom, to: givenTo }: { from?: string; to?: string },
  now: Date,
): { from: string; to: string } {
  const to = givenTo ?? beijingDate(now);
  const last = Date.parse(`${to}T00:00:00Z`);
  const from = givenFrom ?? yearBefore(to);
  const length = (last - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1;
  if (length >= 1 && length <= LONGEST_DAYS) return { from, to };
  throw invalidInput([
    fault(
      'from',
      'series_length',
      '第一天不能晚于最后一天，最多五年。',
      'The first day must not be after the last one; at most five years.',
    ),
  ]);
}

/** The first day of the month a year before: the twelve months before this one are wholly within. */
function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}-${day.slice(5, 7)}-01`;
}
