import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { useNow } from '@/ui';
import { periods, spanOf } from './span-of';
import type { PublicationWish } from '../use-publications';

/** What of the board is looked at; it stands in the address, so that it can be sent to a colleague. */
export function useWish() {
  const [params, setParams] = useSearchParams();
  const { unitId } = useCurrentUnit();
  const period = periods.find((each) => each === params.get('period')) ?? 'all';
  const platform = params.get('platform') ?? undefined;
  const isMine = params.get('mine') === '1';
  const now = useNow();
  const wish: PublicationWish = useMemo(
    () => ({ organizationId: unitId, platform, mine: isMine, ...spanOf(period, now) }),
    [unitId, platform, isMine, period, now],
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
