/** First and last day of a month or a year, kept within the days of an assessment year. */
export function daysOf(
  period: string,
  year: { startsOn: string; endsOn: string },
): { from: string; to: string } | null {
  const [first, last] =
    period.length > 4
      ? [`${period}-01`, `${period}-${String(lengthOf(period)).padStart(2, '0')}`]
      : [`${period}-01-01`, `${period}-12-31`];
  const from = first < year.startsOn ? year.startsOn : first;
  const to = last > year.endsOn ? year.endsOn : last;
  return from <= to ? { from, to } : null;
}

function lengthOf(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 0)).getUTCDate();
}
