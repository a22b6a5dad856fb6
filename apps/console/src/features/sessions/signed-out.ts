import { useSyncExternalStore } from 'react';

/** Whether the session ended while somebody was at work. One for the whole page, so that one question is asked. */
let isOver = false;
const listeners = new Set<() => void>();

export function sayIsSignedOut(over: boolean): void {
  if (isOver === over) return;
  isOver = over;
  for (const listener of listeners) listener();
}

export function useIsSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOver,
  );
}
