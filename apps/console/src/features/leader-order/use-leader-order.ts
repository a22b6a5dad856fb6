import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf, Problem } from '@/api-client';
import type { Shape } from '@/api-client';

export type LeaderOrder = Shape<'LeaderOrderResponse'>;
export type LeaderEntry = Shape<'LeaderEntryResponse'>;

/** The unit's list with its version; null where it put none. */
export function useLeaderOrder(unitId: string) {
  return useQuery({
    queryKey: ['leader-order', unitId],
    queryFn: async () => {
      try {
        return await versionedOf(
          api.GET('/api/v1/organizations/{id}/leader-order', { params: { path: { id: unitId } } }),
        );
      } catch (error) {
        if (error instanceof Problem && error.code === 'leader_order_not_found') return null;
        throw error;
      }
    },
  });
}

/** Every list that was put, the newest first. */
export function useLeaderOrders(unitId: string) {
  return useQuery({
    queryKey: ['leader-order', unitId, 'versions'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/organizations/{id}/leader-order/versions', {
          params: { path: { id: unitId }, query: { limit: 20 } },
        }),
      ),
  });
}
