import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
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

const WHILE_WAITING_MS = 10_000;

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
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some((one) => one.state === 'pending'))
          ? WHILE_WAITING_MS
          : false,
    },
  );
}

export function useForgetNoticeHooks() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['notice-hooks'] });
}
