import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

const at = (id: string) => ({ params: { path: { id } } });

export function useReport(id: string) {
  return useQuery({
    queryKey: ['submissions', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/submissions/{id}', at(id))),
  });
}

export function useSimilar(id: string) {
  return useQuery({
    queryKey: ['submissions', 'similar', id],
    queryFn: () => bodyOf(api.GET('/api/v1/submissions/{id}/similar', at(id))),
    // A worker looks soon after it came.
    refetchInterval: ({ state }) => (state.data?.lookedAt === null ? 5_000 : false),
  });
}

export function useProofing(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['submissions', 'proofing', id],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions/{id}/proofing', { params: { path: { id }, query: {} } })),
    enabled: isAsked,
  });
}

export function useAsset(id: string) {
  return useQuery({
    queryKey: ['assets', 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/assets/{id}', at(id))),
    staleTime: 300_000,
  });
}
