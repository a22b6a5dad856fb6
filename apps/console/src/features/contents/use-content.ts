import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Versioned } from '@/api-client';
import type { Content } from './draft/fields';

export const readContent = (id: string): Promise<Versioned<Content>> =>
  versionedOf(api.GET('/api/v1/contents/{id}', { params: { path: { id } } }));

/** The item as it was when the page was opened: what changes since comes by the draft. */
export function useOpenedContent(id: string) {
  return useQuery({
    queryKey: ['contents', id, 'opened'],
    queryFn: () => readContent(id),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}

/** Every review of the item, newest first. */
export function useReviewsOf(contentId: string) {
  return useQuery({
    queryKey: ['contents', contentId, 'reviews'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/contents/{id}/reviews', {
          params: { path: { id: contentId }, query: { limit: 5 } },
        }),
      ),
    select: ({ items }) => items,
    // Reviewers decide while nobody looks: whether it may be written on is not for memory to say.
    staleTime: 0,
  });
}
