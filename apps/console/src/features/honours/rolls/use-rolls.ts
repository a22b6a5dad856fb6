import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import { useCursorPages } from '@/ui';

export function useRolls() {
  return useCursorPages(['honour-rolls', 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/honour-rolls', { params: { query: { limit: 50, cursor } } })),
  );
}

export function useRoll(id: string) {
  return useQuery({
    queryKey: ['honour-rolls', id],
    queryFn: () => versionedOf(api.GET('/api/v1/honour-rolls/{id}', { params: { path: { id } } })),
  });
}
