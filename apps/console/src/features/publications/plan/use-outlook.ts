import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** What speaks against an hour (now, where none is named) on some accounts. */
export function useOutlook(contentId: string, accountIds: readonly string[], at: string | null | undefined) {
  const query = { channelAccountIds: [...accountIds], at: at ?? undefined };
  return useQuery({
    queryKey: ['publications', 'outlook', contentId, query],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/publication-outlook', { params: { path: { id: contentId }, query } }),
      ),
    enabled: accountIds.length > 0,
    placeholderData: (before) => before,
  });
}
