import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Review = Shape<'ReviewResponse'>;

export function useReview(id: string) {
  return useQuery({
    queryKey: ['reviews', id],
    queryFn: () => bodyOf(api.GET('/api/v1/reviews/{id}', { params: { path: { id } } })),
    refetchInterval: 30_000,
  });
}

/** The words that are under review, and the item that they belong to. */
export function useWordsOf({ contentId, revisionId }: Pick<Review, 'contentId' | 'revisionId'>) {
  const path = { id: contentId };
  const [content, revision] = useQueries({
    queries: [
      {
        queryKey: ['contents', contentId],
        queryFn: () => versionedOf(api.GET('/api/v1/contents/{id}', { params: { path } })),
        // Which revision is current decides what can be done: in a second round it is another one.
        staleTime: 0,
      },
      {
        queryKey: ['contents', contentId, 'revisions', revisionId],
        queryFn: () =>
          bodyOf(
            api.GET('/api/v1/contents/{id}/revisions/{revisionId}', {
              params: { path: { ...path, revisionId } },
            }),
          ),
        // A revision never changes.
        staleTime: Infinity,
      },
    ],
  });
  return { content, revision };
}

/** Logs that the person has these words before them, once per revision. */
export function useOpening(reviewId: string, revisionId: string, isOpen: boolean) {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () =>
      bodyOf(
        api.POST('/api/v1/reviews/{id}/openings', {
          params: { path: { id: reviewId } },
          body: { revisionId },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['reviews', 'queue'] }),
    // Another revision came meanwhile: it is shown, and logged, next.
    onError: () => queries.invalidateQueries({ queryKey: ['reviews', reviewId] }),
  });
  useEffect(() => {
    if (isOpen) mutate();
  }, [mutate, reviewId, revisionId, isOpen]);
}
