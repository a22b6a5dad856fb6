import type { Shape } from '@/api-client';

type Review = Shape<'ReviewResponse'>;
type Decision = Review['decisions'][number];

/** What somebody did about an item, in the order in which it happened. */
export type Step =
  | {
      readonly kind: 'submitted' | 'recalled';
      readonly at: string;
      readonly who: string;
      readonly words: string | null;
    }
  | { readonly kind: 'decided'; readonly at: string; readonly decision: Decision }
  | { readonly kind: 'corrected'; readonly at: string; readonly correction: Review['corrections'][number] }
  | { readonly kind: 'waits'; readonly at: string; readonly stage: string };

/** One round of an item from its submission to its end, or to where it waits. */
export function stepsOf(review: Review): Step[] {
  const done: Step[] = [
    ...review.decisions.map((decision) => ({ kind: 'decided' as const, at: decision.decidedAt, decision })),
    ...review.corrections.map((correction) => ({
      kind: 'corrected' as const,
      at: correction.correctedAt,
      correction,
    })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const first: Step = {
    kind: 'submitted',
    at: review.submittedAt,
    who: review.submitterName,
    words: review.comment,
  };
  return [first, ...done, ...endOf(review)];
}

function endOf({ state, decidedAt, submitterName, currentStage, stageOpenedAt }: Review): Step[] {
  if (state === 'recalled')
    return [{ kind: 'recalled', at: decidedAt ?? stageOpenedAt, who: submitterName, words: null }];
  if (state === 'open' && currentStage !== null)
    return [{ kind: 'waits', at: stageOpenedAt, stage: currentStage }];
  return [];
}
