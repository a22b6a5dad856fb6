import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import { useCursorPages } from '@/ui';

export function useBulletin(id: string) {
  return useQuery({
    queryKey: ['bulletins', 'one', id],
    queryFn: () => versionedOf(api.GET('/api/v1/bulletins/{id}', { params: { path: { id } } })),
  });
}

export function useAppeals(id: string) {
  return useCursorPages(['bulletins', 'appeals', id], (cursor) =>
    bodyOf(
      api.GET('/api/v1/bulletins/{id}/appeals', {
        params: { path: { id }, query: { limit: 50, cursor } },
      }),
    ),
  );
}
