import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { whilePending } from '@/features/receivers';
import { useCursorPages } from '@/ui';

export type NoticeHook = Shape<'NoticeHookResponse'>;
export type Delivery = Shape<'NoticeDeliveryResponse'>;
export type DeliveryState = Delivery['state'];

/** Hooks of a unit and the units below it. */
export function useNoticeHooks(organizationId: string) {
  return useCursorPages(['notice-hooks', 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/notice-hooks', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

export function useNoticeHook(id: string) {
  return useQuery({
    queryKey: ['notice-hooks', id],
    queryFn: () => versionedOf(api.GET('/api/v1/notice-hooks/{id}', { params: { path: { id } } })),
  });
}

/** What was passed on, newest first; asked again while something is on its way. */
export function useDeliveries(id: string, state: DeliveryState | undefined) {
  return useCursorPages<Delivery>(
    ['notice-hooks', id, 'deliveries', state ?? 'all'],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/notice-hooks/{id}/deliveries', {
          params: { path: { id }, query: { state, cursor, limit: 50 } },
        }),
      ),
    whilePending,
  );
}
