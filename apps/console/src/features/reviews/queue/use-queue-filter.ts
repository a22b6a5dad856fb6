import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

export interface QueueFilter {
  readonly mine: boolean;
  readonly stage?: string;
  readonly unit?: string;
}

/** What of the queue is looked at. It stands in the address, so that item and list go through the same items. */
export function useQueueFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo<QueueFilter>(
    () => ({
      mine: parameters.get('mine') === 'true',
      stage: parameters.get('stage') ?? undefined,
      unit: parameters.get('unit') ?? undefined,
    }),
    [parameters],
  );
  const choose = (name: keyof QueueFilter, value: string | undefined) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const search = parameters.size > 0 ? `?${parameters.toString()}` : '';
  return { filter, choose, search };
}
