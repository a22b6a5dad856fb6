import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { bodyOfFields } from '../draft/fields';
import type { Fields } from '../draft/fields';

const PAUSE_MS = 700;

/** Length, reading time and the use of every platform's limits, of the text as it is being written. */
export function useCounters(type: string, organizationId: string, fields: Fields) {
  const settled = useSettled(fields);
  return useQuery({
    queryKey: ['counters', type, organizationId, settled],
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/api/v1/counters', {
          body: bodyOfFields(type, organizationId, settled) as Shape<'CountersRequest'>,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 30_000,
  });
}

/** What each platform would refuse or spoil of what was last saved. */
export function useChecks(contentId: string, revisionId: string) {
  return useQuery({
    queryKey: ['contents', contentId, 'checks', revisionId],
    queryFn: () =>
      bodyOf(api.POST('/api/v1/contents/{id}/checks', { params: { path: { id: contentId } }, body: {} })),
    // What proofing finds is shown with its passages.
    select: ({ findings }) => findings.filter(({ code }) => !code.startsWith('proofing_')),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

/** The value that stayed for a moment. */
function useSettled<Given>(value: Given): Given {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
