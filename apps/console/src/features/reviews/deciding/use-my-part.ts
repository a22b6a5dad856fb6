import { useMe } from '@/features/sessions';
import { useReviewers } from '../claims/use-reviewers';
import type { Review } from '../item/use-item';
import { PROOF_AFTER_CORRECTION } from '../stages';

/** What the person may do about a review now: by their own role, or in whose place. */
export function useMyPart(review: Review) {
  const me = useMe();
  const reviewers = useReviewers(review.id);
  const mine = reviewers.data?.filter(({ userId }) => userId === me.id) ?? [];
  const part = mine.find(({ onBehalfOf }) => onBehalfOf === null) ?? mine[0];
  const isOpen = review.state === 'open';
  const isClaimedByOther = review.claim !== null && review.claim.userId !== me.id;
  const canDecide = isOpen && part !== undefined;
  return {
    isPending: isOpen && reviewers.isPending,
    reviewers: reviewers.data ?? [],
    canDecide,
    isClaimedByOther,
    canCorrect: canDecide && !isClaimedByOther && review.currentStage !== PROOF_AFTER_CORRECTION,
    onBehalfOf: part?.onBehalfOf ?? null,
    onBehalfOfName: part?.onBehalfOfName ?? null,
  };
}
