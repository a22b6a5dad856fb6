import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, versionedOf } from '@/api-client';

/** What a unit set for its public pages, and what holds. */
export function useSite(unitId: string) {
  return useQuery({
    queryKey: ['sites', unitId],
    queryFn: () =>
      versionedOf(api.GET('/api/v1/organizations/{id}/site', { params: { path: { id: unitId } } })),
  });
}

export function useForgetSites() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['sites'] });
}
