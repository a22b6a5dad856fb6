import type { Shape } from '@/api-client';

type Entry = Shape<'CalendarEntryResponse'>;

/** One line of the day: an item that goes to several places at one time is one line. */
export interface Line {
  readonly key: string;
  readonly first: Entry;
  readonly platforms: readonly string[];
}

/** Entries of a day in the order in which they came, those of one item, kind and minute together. */
export function linesOf(entries: readonly Entry[]): Line[] {
  const lines = new Map<string, Entry[]>();
  for (const entry of entries) {
    const what = entry.contentId ?? `${entry.object.type} ${entry.object.id}`;
    const key = `${entry.kind} ${what} ${entry.at?.slice(0, 16) ?? ''}`;
    lines.set(key, [...(lines.get(key) ?? []), entry]);
  }
  return [...lines].map(([key, same]) => ({
    key,
    first: same[0]!,
    platforms: [...new Set(same.flatMap(({ platform }) => platform ?? []))],
  }));
}
