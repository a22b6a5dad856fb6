import { useEffect } from 'react';

/** Once the page is out of sight, what is for its owner's eyes is hidden: nobody finds it open on a desk that was left. */
export function useHiddenAway(hide: () => void): void {
  useEffect(() => {
    const onChange = () => {
      if (document.hidden) hide();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  });
}
