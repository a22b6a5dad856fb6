import { inOffice } from '@/ui/office-zone';

export const periods = ['today', 'week', 'month', 'all'] as const;
export type Period = (typeof periods)[number];

/** By the day for which it is planned, in the office. */
export function spanOf(period: Period, now: number): { from?: string; to?: string } {
  if (period === 'all') return {};
  const day = inOffice(now).startOf('day');
  const start =
    period === 'today' ? day : period === 'week' ? day.subtract((day.day() + 6) % 7, 'day') : day.date(1);
  const unit = period === 'today' ? 'day' : period;
  return { from: start.toISOString(), to: start.add(1, unit).toISOString() };
}
