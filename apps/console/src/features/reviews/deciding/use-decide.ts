import { useNavigate } from 'react-router-dom';
import { api, bodyOf, onceBy } from '@/api-client';
import type { Shape } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { usePlaceInQueue } from '../item/use-place-in-queue';
import type { Review } from '../item/use-item';
import { useQueueFilter } from '../queue/use-queue-filter';
import { useReviewChange } from '../use-review-change';
import { useMyPart } from './use-my-part';

type Decision = Pick<Shape<'DecideRequest'>, 'outcome' | 'comment' | 'returnTo'>;

/** Decides about exactly what is seen, says it, and goes on to the next item of the queue. */
export function useDecide(review: Review, key: string) {
  const say = useWords('reviews');
  const tell = useTell();
  const navigate = useNavigate();
  const { filter, search } = useQueueFilter();
  const { next } = usePlaceInQueue(review.id, filter);
  const { onBehalfOf } = useMyPart(review);
  return useReviewChange(
    (decision: Decision) =>
      bodyOf(
        api.POST('/api/v1/reviews/{id}/decisions', {
          params: { path: { id: review.id } },
          headers: onceBy(key),
          body: {
            ...decision,
            revisionId: review.revisionId,
            stage: review.currentStage ?? undefined,
            onBehalfOf: onBehalfOf ?? undefined,
          },
        }),
      ),
    {
      isQuiet: true,
      onDone: (_, { outcome }) => {
        tell.done(say(next ? `decide.done_next.${outcome}` : `decide.done_last.${outcome}`));
        void navigate(next ? `/reviews/${next.reviewId}${search}` : `/reviews${search}`);
      },
    },
  );
}
