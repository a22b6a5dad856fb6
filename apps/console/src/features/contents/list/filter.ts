/** What of the list is shown; kept in the address, so that the way back leads to the same list. */
export interface ContentFilter {
  readonly state?: string;
  readonly type?: string;
  readonly columnId?: string;
  readonly q?: string;
  readonly from?: string;
  readonly to?: string;
  readonly isMine: boolean;
}

const names = ['state', 'type', 'columnId', 'q', 'from', 'to'] as const;

export function filterIn(search: URLSearchParams): ContentFilter {
  const given = names.flatMap((name) => {
    const value = search.get(name);
    return value ? [[name, value] as const] : [];
  });
  return { ...Object.fromEntries(given), isMine: search.has('mine') };
}

export function searchOf(filter: ContentFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of names) if (filter[name]) search.set(name, filter[name]);
  if (filter.isMine) search.set('mine', '1');
  return search;
}

export const isFiltered = (filter: ContentFilter) => searchOf(filter).size > 0;

const OFFICE_OFFSET = '+08:00';

/** Days of the office as moments: from the beginning of the first to the end of the last. */
export function momentsOf({ from, to }: ContentFilter): { from?: string; to?: string } {
  const beginOf = (day: string) => new Date(`${day}T00:00:00${OFFICE_OFFSET}`);
  const dayAfter = (day: string) => new Date(beginOf(day).getTime() + 86_400_000);
  return {
    ...(from && { from: beginOf(from).toISOString() }),
    ...(to && { to: dayAfter(to).toISOString() }),
  };
}
