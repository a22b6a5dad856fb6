import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it when a window came, once the window is gone: ours are taken out of the page, not
 * closed, so that nothing else does it. Nothing happens where something has the focus by then.
 */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      setTimeout(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && before?.isConnected) before.focus();
      });
    },
    [before],
  );
}
