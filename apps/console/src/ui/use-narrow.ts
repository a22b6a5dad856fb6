import { useSyncExternalStore } from 'react';

const narrow = '(max-width: 767.98px)';

/** A phone, or a window as narrow as one. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => matchMedia(narrow).matches,
  );
}
