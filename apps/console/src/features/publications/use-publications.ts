import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf, versionedOf } from '@/api-client';
import { useCursorPages } from '@/ui';
import { isUnderWay } from './state-groups';
import type { PublicationState } from './state-groups';

/** How often one looks again while the system is at work. */
export const LOOK_AGAIN_MS = 10_000;

export interface PublicationWish {
  readonly organizationId?: string;
  readonly platform?: string;
  readonly from?: string;
  readonly to?: string;
  readonly mine?: boolean;
}

/** The publications in some states, newest first, looked at again from time to time. */
export function usePublications(states: readonly PublicationState[], wish: PublicationWish, limit = 30) {
  return useCursorPages(
    ['publications', 'list', states, wish, limit],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/publications', {
          params: { query: { ...wish, mine: wish.mine || undefined, state: [...states], limit, cursor } },
        }),
      ),
    { refetchInterval: states.some(isUnderWay) ? LOOK_AGAIN_MS : 3 * LOOK_AGAIN_MS },
  );
}

/** One publication with every step, and its version. */
export function usePublication(id: string) {
  return useQuery({
    queryKey: ['publications', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/publications/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => {
      const seen = state.data?.body.state;
      return seen && (isUnderWay(seen) || seen === 'scheduled') ? LOOK_AGAIN_MS : false;
    },
  });
}

/** Everything that shows publications asks again. */
export function useRefreshPublications(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all(
      ['publications', 'calendar', 'contents', 'release-bundles'].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
  }, [queries]);
}
