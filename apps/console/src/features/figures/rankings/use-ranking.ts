import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';
import type { Period } from '../period';
import { questionOf } from './ranking-wish';
import type { Wish } from './ranking-wish';

export type Ranking = Shape<'RankingResponse'>;

/** Pages of ranks; each page tells once more what the order is by. */
export function useRanking(unitId: string, { from, to }: Period, wish: Wish) {
  const query = { organizationId: unitId, from, to, ...questionOf(wish) };
  const pages = useCursorPages(['figures', 'ranking', query], (cursor) =>
    bodyOf(api.GET('/api/v1/analytics/rankings', { params: { query: { ...query, cursor, limit: 50 } } })),
  );
  return { ...pages, first: pages.data?.pages[0] as Ranking | undefined };
}

/** Address of the whole order as a table. */
export function rankingFile(
  unitId: string,
  { from, to }: Period,
  wish: Wish,
  format: 'csv' | 'xlsx',
): string {
  const query = new URLSearchParams({ organizationId: unitId, from, to, ...questionOf(wish) });
  return `/api/v1/analytics/rankings.${format}?${query.toString()}`;
}
