import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** Who may decide the stage that waits, those of the unit that is asked first. */
export function useReviewers(reviewId: string) {
  return useQuery({
    queryKey: ['reviews', reviewId, 'reviewers'],
    queryFn: () => bodyOf(api.GET('/api/v1/reviews/{id}/reviewers', { params: { path: { id: reviewId } } })),
    select: ({ items }) => items,
  });
}
