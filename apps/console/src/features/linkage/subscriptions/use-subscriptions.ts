import { api, bodyOf } from '@/api-client';
import { useCursorPages } from '@/ui';
import type { Subscription } from '../shapes';

/** In which a unit follows or is followed, newest first. */
export function useSubscriptions(unitId: string, state?: Subscription['state']) {
  return useCursorPages<Subscription>(['linkage', 'subscriptions', unitId, state ?? 'all'], (cursor) =>
    bodyOf(
      api.GET('/api/v1/unit-subscriptions', {
        params: { query: { organizationId: unitId, state, cursor, limit: 50 } },
      }),
    ),
  );
}
