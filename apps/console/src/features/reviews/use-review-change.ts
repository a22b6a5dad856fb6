import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTell } from '@/ui';

/** Something done to a review: afterwards everything that is known of reviews is asked anew. */
export function useReviewChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  options: { done?: string; onDone?: (answer: Answer, input: Input) => void; isQuiet?: boolean } = {},
) {
  const queries = useQueryClient();
  const tell = useTell();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer, input) => {
      if (options.done) tell.done(options.done);
      options.onDone?.(answer, input);
    },
    onError: (error) => {
      if (!options.isQuiet) tell.problem(error);
    },
    // Also after a refusal: what was seen is then out of date.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['reviews'] }),
        queries.invalidateQueries({ queryKey: ['contents'] }),
      ]),
  });
}
