const WHILE_WAITING_MS = 10_000;

interface Asked {
  state: { data?: { pages: readonly { items: readonly { state: string }[] }[] } };
}

/** A list of what was sent is asked for again while something is on its way. */
export const whilePending = {
  refetchInterval: ({ state: { data } }: Asked) =>
    data?.pages.some(({ items }) => items.some(({ state }) => state === 'pending'))
      ? WHILE_WAITING_MS
      : (false as const),
};
