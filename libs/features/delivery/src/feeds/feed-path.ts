import type { UnitRow } from '../persistence/delivery-reader';

/** What a feed is narrowed to; also the folder of its address. */
export const feedScopes = ['columns', 'brands', 'tags', 'topics', 'languages'] as const;

export type FeedScope = (typeof feedScopes)[number];

export interface FeedNarrowing {
  by: FeedScope;
  /** Code of the column or the brand, the tag, the topic's slug, or the language. */
  word: string;
}

/** Address of a feed of a unit on our own pages, without its extension. */
export function feedPathOf(unit: Pick<UnitRow, 'code'>, narrowing: FeedNarrowing | null = null): string {
  const parts = narrowing ? [narrowing.by, unit.code, narrowing.word] : [unit.code];
  return `/delivery/v1/feeds/${parts.map(encodeURIComponent).join('/')}`;
}
