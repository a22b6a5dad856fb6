import { useCallback } from 'react';
import { useWords } from './words';

/** What the api said in words for people, or what can be said of a lost connection. */
export function useProblemText(): (error: unknown) => string {
  const say = useWords('ui');
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof Error)) return say('unknown_problem');
      if (error.name === 'NoConnection') return say('no_connection');
      if (error.name === 'SignedOut') return say('signed_out');
      // What the api refuses it says in the reader's language; any other failure is ours.
      return error.name === 'Problem' ? error.message : say('unknown_problem');
    },
    [say],
  );
}
