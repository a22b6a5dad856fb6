import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, Query, QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';

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

/** A list that goes on where the last page ended. `ask` gets the cursor of its page, undefined for the first. */
export function useCursorPages<Item>(
  queryKey: QueryKey,
  ask: (cursor: string | undefined) => Promise<PageOfItems<Item>>,
  options: {
    enabled?: boolean;
    refetchInterval?: number | ((query: PagesQuery<Item>) => number | false);
  } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    ...options,
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}

export type CursorPages<Item> = ReturnType<typeof useCursorPages<Item>>;
