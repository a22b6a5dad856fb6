import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** What each platform would refuse or spoil, and what proofing finds. */
export function useChecks(contentId: string, isAsked = true) {
  return useQuery({
    queryKey: ['contents', contentId, 'checks'],
    // Asks, and changes nothing.
    queryFn: () =>
      bodyOf(api.POST('/api/v1/contents/{id}/checks', { params: { path: { id: contentId } }, body: {} })),
    select: ({ findings }) => findings,
    enabled: isAsked,
  });
}
