import { hashKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, Query, QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

interface PageOfItems<Item> {
  items: Item[];
  nextCursor: string | null;
}

type PagesQuery<Item> = Query<
  PageOfItems<Item>,
  Error,
  InfiniteData<PageOfItems<Item>, string | undefined>,
  QueryKey
>;

/** A list that somebody went further down in is not asked for anew, page by page, because they looked away. */
const MOST_PAGES_AGAIN = 5;
const isShort = <Item>(query: PagesQuery<Item>) => (query.state.data?.pages.length ?? 0) <= MOST_PAGES_AGAIN;

/** A list that goes on where the last page ended. `ask` gets the cursor of its page, undefined for the first. */
export function useCursorPages<Item>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined) => Promise<PageOfItems<Item>>,
  options: {
    enabled?: boolean;
    refetchInterval?: number | ((query: PagesQuery<Item>) => number | false);
  } = {},
) {
  const { refetchInterval, ...others } = options;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
    refetchInterval: (known) => {
      if (refetchInterval === undefined || !isShort(known)) return false;
      return typeof refetchInterval === 'number' ? refetchInterval : refetchInterval(known);
    },
    ...others,
  });
  useForgottenTail(queryKey);
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

export type CursorPages<Item> = ReturnType<typeof useCursorPages<Item>>;

/** Whoever comes back begins at the beginning: only that is asked for anew then. */
function useForgottenTail(queryKey: QueryKey): void {
  const queries = useQueryClient();
  const hash = hashKey(queryKey);
  useEffect(
    () => () => {
      const known = queries.getQueryCache().get(hash);
      if (!known || known.getObserversCount() > 0) return;
      queries.setQueryData<InfiniteData<unknown>>(
        known.queryKey,
        (data) =>
          data && {
            pages: data.pages.slice(0, MOST_PAGES_AGAIN),
            pageParams: data.pageParams.slice(0, MOST_PAGES_AGAIN),
          },
        // As old as it was.
        { updatedAt: known.state.dataUpdatedAt },
      );
    },
    [queries, hash],
  );
}
