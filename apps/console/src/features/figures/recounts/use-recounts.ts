import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Recount = Shape<'RecountResponse'>;
export type RecountSummary = Shape<'RecountSummaryResponse'>;
export type RuleResult = Shape<'RecountOfRuleResponse'>;

export const recountsKey = ['figures', 'recounts'];

const WHILE_COUNTING_MS = 2_000;
const isUnderWay = ({ state }: Pick<RecountSummary, 'state'>) => state === 'queued' || state === 'running';

/** All that one may see, newest first; asked again while one is under way. */
export function useRecounts() {
  return useCursorPages<RecountSummary>(
    [...recountsKey, 'list'],
    (cursor) => bodyOf(api.GET('/api/v1/analytics/recounts', { params: { query: { cursor } } })),
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some(isUnderWay)) ? WHILE_COUNTING_MS : false,
    },
  );
}

/** One with its result, asked again until it is done. */
export function useRecount(id: string) {
  return useQuery({
    queryKey: [...recountsKey, id],
    queryFn: () => bodyOf(api.GET('/api/v1/analytics/recounts/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? WHILE_COUNTING_MS : false),
  });
}
