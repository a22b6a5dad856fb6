import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { fromOfficeClock, inOffice } from '@/ui';
import type { PublicationWish } from '../use-publications';

export const periods = ['today', 'week', 'month', 'all'] as const;
export type Period = (typeof periods)[number];

/** What of the board is looked at; it stands in the address, so that it can be sent to a colleague. */
export function useWish() {
  const [params, setParams] = useSearchParams();
  const { unitId } = useCurrentUnit();
  const period = periods.find((each) => each === params.get('period')) ?? 'all';
  const platform = params.get('platform') ?? undefined;
  const isMine = params.get('mine') === '1';
  const wish: PublicationWish = useMemo(
    () => ({ organizationId: unitId, platform, mine: isMine, ...spanOf(period, Date.now()) }),
    [unitId, platform, isMine, period],
  );
  const change = (name: 'period' | 'platform' | 'mine' | 'group', value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return { wish, change };
}

/** By the day for which it is planned, in the office. */
export function spanOf(period: Period, now: number): { from?: string; to?: string } {
  if (period === 'all') return {};
  const day = inOffice(now).startOf('day');
  const start =
    period === 'today' ? day : period === 'week' ? day.subtract((day.day() + 6) % 7, 'day') : day.date(1);
  const unit = period === 'today' ? 'day' : period;
  return { from: fromOfficeClock(start), to: fromOfficeClock(start.add(1, unit)) };
}
