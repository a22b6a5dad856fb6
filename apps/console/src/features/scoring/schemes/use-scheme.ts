import { useQuery } from '@tanstack/react-query';
import { api, versionedOf } from '@/api-client';

export function useScheme(id: string) {
  return useQuery({
    queryKey: ['scoring', 'scheme', id],
    queryFn: () => versionedOf(api.GET('/api/v1/scoring-schemes/{id}', { params: { path: { id } } })),
  });
}
