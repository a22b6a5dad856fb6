import { useQuery } from '@tanstack/react-query';
import { api, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type OfficeNetworks = Shape<'OfficeNetworksResponse'>;

/** From where a unit's own people read. */
export function useOfficeNetworks(unitId: string) {
  return useQuery({
    queryKey: ['office-networks', unitId],
    queryFn: () =>
      versionedOf(
        api.GET('/api/v1/organizations/{id}/office-networks', { params: { path: { id: unitId } } }),
      ),
  });
}
