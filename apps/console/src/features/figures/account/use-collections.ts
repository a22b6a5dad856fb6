import { useMemo } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Collections = Shape<'FigureCollectionPageResponse'>;
export type CollectionRun = Shape<'FigureCollectionResponse'>;

export const collectionsKey = (accountId: string) => ['figures', 'collections', accountId];

/** When the platform is asked, what is left of its limits, and what came of the last rounds. */
export function useCollections(accountId: string) {
  const pages = useCursorPages<CollectionRun>(collectionsKey(accountId), (cursor) =>
    bodyOf(
      api.GET('/api/v1/channel-accounts/{id}/figure-collections', {
        params: { path: { id: accountId }, query: { cursor } },
      }),
    ),
  );
  const first = pages.data?.pages[0] as Collections | undefined;
  return useMemo(() => ({ pages, first }), [pages, first]);
}
