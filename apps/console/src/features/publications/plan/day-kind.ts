import type { Shape } from '@/api-client';

type Day = Shape<'WorkingDayYearResponse'>['days'][number];

export type DayKind = 'working' | 'weekend' | 'holiday' | 'make_up';

/** What kind of day a date (`YYYY-MM-DD`, office) is, by the year's notice; weekends where the notice says nothing. */
export function dayKind(date: string, days: readonly Day[]): { kind: DayKind; name: string } {
  const named = days.find((day) => day.date === date);
  if (named) return { kind: named.kind, name: named.name };
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return { kind: weekday === 0 || weekday === 6 ? 'weekend' : 'working', name: '' };
}
