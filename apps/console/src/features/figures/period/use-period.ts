import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { inOffice } from '@/ui';
import { periodOf } from './period';
import type { Period } from './period';

/** The period stands in the address: it can be sent to somebody, and stays from page to page. */
export function usePeriod(): { period: Period; choose: (period: Period) => void } {
  const [params, setParams] = useSearchParams();
  const [name, from, to] = ['period', 'from', 'to'].map((part) => params.get(part));
  const today = officeToday();
  const period = useMemo(
    () => periodOf(name ?? null, from ?? null, to ?? null, today),
    [name, from, to, today],
  );
  const choose = useCallback(
    (chosen: Period) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('period', chosen.name);
          for (const end of ['from', 'to'] as const)
            if (chosen.name === 'own') next.set(end, chosen[end]);
            else next.delete(end);
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return { period, choose };
}

/** The day that it is in the offices, wherever somebody looks from. */
export const officeToday = () => inOffice(new Date()).format('YYYY-MM-DD');
