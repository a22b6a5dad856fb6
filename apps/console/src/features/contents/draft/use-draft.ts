import { useEffect, useState, useSyncExternalStore } from 'react';
import { sayIsSignedOut, useMe } from '@/features/sessions';
import { DraftKeeper } from './draft-keeper';
import type { Content } from './fields';
import { KeptCopies } from './kept-copies';
import { savingTo } from './save-draft';

/** The item as it is being written on this page. */
export function useDraft(content: Content, etag: string): DraftKeeper {
  const me = useMe();
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        content,
        etag,
        savingTo(content.id, () => sayIsSignedOut(true)),
        new KeptCopies(localStorage, me.id, content.id),
      ),
  );
  useEffect(() => {
    const saveNow = () => void keeper.flush(true);
    const warn = (event: BeforeUnloadEvent) => {
      if (keeper.hasUnsaved) event.preventDefault();
    };
    addEventListener('online', saveNow);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('online', saveNow);
      removeEventListener('beforeunload', warn);
      void keeper.flush(true);
    };
  }, [keeper]);
  return keeper;
}

export const useDraftView = (keeper: DraftKeeper) => useSyncExternalStore(keeper.subscribe, keeper.current);
