import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Quota = Shape<'AssetQuotaResponse'>;

export const volumeKey = (organizationId: string) => ['assets', 'volume', organizationId] as const;

/** What the library of a unit and of those below it may hold, and holds. */
export function useQuota(organizationId: string) {
  return useQuery({
    queryKey: [...volumeKey(organizationId), 'quota'],
    queryFn: () =>
      versionedOf(
        api.GET('/api/v1/organizations/{id}/asset-quota', { params: { path: { id: organizationId } } }),
      ),
  });
}

/** What each unit of the branch holds by itself, the fullest first. */
export function useVolumes(organizationId: string) {
  return useQuery({
    queryKey: [...volumeKey(organizationId), 'units'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/organizations/{id}/asset-volumes', {
          params: { path: { id: organizationId }, query: { limit: 100 } },
        }),
      ),
  });
}
