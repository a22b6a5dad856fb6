import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import { useCursorPages } from '@/ui';

export function usePayLists() {
  return useCursorPages(['pay-lists', 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/pay-lists', { params: { query: { limit: 50, cursor } } })),
  );
}

export function usePayList(id: string) {
  return useQuery({
    queryKey: ['pay-lists', id],
    queryFn: () => versionedOf(api.GET('/api/v1/pay-lists/{id}', { params: { path: { id } } })),
  });
}

/** Bulletins of a unit that can still be paid: issued, and corrected by no other. The newest hundred are looked through. */
export function useClosedBulletins(organizationId: string) {
  return useQuery({
    queryKey: ['bulletins', 'closed', organizationId],
    queryFn: async () => {
      const query = { organizationId, state: 'closed' as const, limit: 100 };
      const { items } = await bodyOf(api.GET('/api/v1/bulletins', { params: { query } }));
      return items.filter(({ correctedById }) => correctedById === null);
    },
  });
}
