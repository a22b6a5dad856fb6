import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { toldOnce } from '@/features/differences';
import type { Review } from '../item/use-item';
import { useLastSubmission } from './use-last-submission';

/** Changes since one moment; `value` is the name of a sentence below `changes`. */
export interface Way {
  readonly value: 'yours' | 'round' | 'stage' | 'submission';
  readonly changes: readonly Shape<'DocumentChangeResponse'>[];
}

/** What changed since the person decided, since the last submission, by the stage before, and since this submission. */
export function useDifferences(review: Review) {
  const changes = useQuery({
    queryKey: ['reviews', review.id, 'changes', review.revisionId],
    queryFn: () => bodyOf(api.GET('/api/v1/reviews/{id}/changes', { params: { path: { id: review.id } } })),
  });
  const last = useLastSubmission(review);
  const { sinceYourDecision, sincePreviousStage, sinceSubmission } = changes.data ?? {};
  const ways: readonly (Way | null | undefined)[] = [
    sinceYourDecision && { value: 'yours', changes: sinceYourDecision.changes },
    last.changes && { value: 'round', changes: last.changes },
    sincePreviousStage && { value: 'stage', changes: sincePreviousStage.changes },
    sinceSubmission && { value: 'submission', changes: sinceSubmission.changes },
  ];
  return {
    isPending: changes.isPending || last.isPending,
    error: changes.error ?? last.error,
    retry: () => (changes.isError ? void changes.refetch() : last.retry()),
    ways: ways
      .filter((way) => way !== undefined && way !== null)
      .map((way) => ({ ...way, changes: toldOnce(way.changes) })),
  };
}

/** The first that has something to show. */
export const firstOf = (ways: readonly Way[]): Way | undefined =>
  ways.find(({ changes }) => changes.length > 0) ?? ways[0];
