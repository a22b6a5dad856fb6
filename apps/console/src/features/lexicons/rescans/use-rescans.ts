import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Rescan = Shape<'RescanResponse'>;
export type RescanHit = Shape<'RescanHitResponse'>;

const WHILE_RUNNING_MS = 3_000;

/** Newest first, of the units whose lexicons the person reads. */
export function useRescans() {
  return useCursorPages<Rescan>(
    ['lexicons', 'rescans'],
    (cursor) => bodyOf(api.GET('/api/v1/lexicon-rescans', { params: { query: { cursor, limit: 50 } } })),
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some(({ state }) => state === 'running'))
          ? WHILE_RUNNING_MS
          : false,
    },
  );
}

export function useRescan(id: string) {
  return useQuery({
    queryKey: ['lexicons', 'rescans', id],
    queryFn: () => bodyOf(api.GET('/api/v1/lexicon-rescans/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WHILE_RUNNING_MS : false),
  });
}

/** Items that are out and in which something was found. */
export function useRescanHits(id: string, isRunning: boolean) {
  return useCursorPages<RescanHit & { id: string }>(
    ['lexicons', 'rescans', id, 'hits'],
    async (cursor) => {
      const page = await bodyOf(
        api.GET('/api/v1/lexicon-rescans/{id}/hits', {
          params: { path: { id }, query: { cursor, limit: 50 } },
        }),
      );
      return { ...page, items: page.items.map((hit) => ({ ...hit, id: hit.revisionId })) };
    },
    { refetchInterval: () => (isRunning ? WHILE_RUNNING_MS : false) },
  );
}
