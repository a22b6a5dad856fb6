import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useMe } from '@/features/sessions';
import { useCursorPages } from '@/ui';
import type { DeskFilter } from './desk-filter';
import { momentsOf } from './desk-filter';

const PAGE = 50;

function useQuestion(filter: DeskFilter) {
  const { unitId } = useCurrentUnit();
  const me = useMe();
  return {
    organizationId: unitId,
    ...(filter.state && { state: [filter.state] }),
    ...(filter.category.length > 0 && { category: [...filter.category] }),
    ...(filter.q && { q: filter.q }),
    ...momentsOf(filter),
    ...(filter.hand !== 'all' && { claimedBy: filter.hand === 'mine' ? me.id : 'nobody' }),
    ...(filter.late && { late: true }),
    ...(filter.similar && { hasSimilar: true }),
    ...(filter.own && { mine: true }),
  };
}

/** Reports of the unit and those below it, the last sent first. */
export function useDesk(filter: DeskFilter) {
  const question = useQuestion(filter);
  return useCursorPages(['submissions', 'list', question], (cursor) =>
    bodyOf(api.GET('/api/v1/submissions', { params: { query: { ...question, limit: PAGE, cursor } } })),
  );
}

/** Those among them that tell the same as another one, about which nobody has decided: the newest hundred. */
export function useSimilarMarks(filter: DeskFilter): ReadonlySet<string> {
  const question = { ...useQuestion(filter), hasSimilar: true };
  const { data } = useQuery({
    queryKey: ['submissions', 'similar-marks', question],
    queryFn: () => bodyOf(api.GET('/api/v1/submissions', { params: { query: { ...question, limit: 100 } } })),
  });
  return new Set(data?.items.map(({ id }) => id));
}

export function useDeskCounts() {
  const { unitId } = useCurrentUnit();
  return useQuery({
    queryKey: ['submissions', 'counts', unitId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions/desk-counts', { params: { query: { organizationId: unitId } } })),
    refetchInterval: 60_000,
  });
}
