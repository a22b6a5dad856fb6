import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it when a window came, once the window is gone: ours are taken out of the page, not
 * closed, so that nothing else does it. What came anew meanwhile is known by its id. Nothing happens where something has
 * the focus by then.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        const now = before?.isConnected ? before : document.getElementById(before?.id || '-');
        if (isLost) now?.focus();
      });
    },
    [before],
  );
}
