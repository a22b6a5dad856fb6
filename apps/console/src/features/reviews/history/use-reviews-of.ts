import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** Every review of an item, newest first; an item has a handful. */
export function useReviewsOf(contentId: string) {
  return useQuery({
    queryKey: ['reviews', 'of', contentId],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/reviews', {
          params: { path: { id: contentId }, query: { limit: 100 } },
        }),
      ),
    select: ({ items }) => items,
  });
}
