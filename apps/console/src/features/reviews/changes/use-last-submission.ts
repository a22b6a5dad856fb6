import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useReviewsOf } from '../history/use-reviews-of';
import type { Review } from '../item/use-item';

/** What was changed since the item was last sent and came back; no changes where it is the first time. */
export function useLastSubmission({ id, contentId, revisionId }: Review) {
  const reviews = useReviewsOf(contentId);
  const at = reviews.data?.findIndex((review) => review.id === id) ?? -1;
  const before = at === -1 ? undefined : reviews.data?.[at + 1];
  const comparison = useQuery({
    queryKey: ['contents', contentId, 'compared', before?.revisionId, revisionId],
    enabled: before !== undefined,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/revisions/compare', {
          params: { path: { id: contentId }, query: { from: before!.revisionId, to: revisionId } },
        }),
      ),
    select: ({ changes }) => changes,
  });
  return {
    isPending: reviews.isPending || (before !== undefined && comparison.isPending),
    error: reviews.error ?? comparison.error,
    retry: () => void (reviews.isError ? reviews.refetch() : comparison.refetch()),
    changes: comparison.data,
  };
}
