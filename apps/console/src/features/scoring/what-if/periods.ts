export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Days of the calendar year before, and of this one until today. */
export function calendarPeriods(today: string): { last: Days; current: Days } {
  const year = Number(today.slice(0, 4));
  return {
    last: { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
    current: { from: `${year}-01-01`, to: today },
  };
}

/** An assessment year as far as it has come; null where it has not begun. */
export function daysSoFar(
  { startsOn, endsOn }: { startsOn: string; endsOn: string },
  today: string,
): Days | null {
  if (startsOn > today) return null;
  return { from: startsOn, to: endsOn < today ? endsOn : today };
}
