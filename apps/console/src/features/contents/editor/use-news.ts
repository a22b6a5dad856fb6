import { useEffect } from 'react';
import type { DraftKeeper, DraftView } from '../draft/draft-keeper';
import { readContent } from '../use-content';

const versionOf = (etag: string) => Number(/\d+/.exec(etag)?.[0] ?? 0);

/** Reads the item again when somebody else saved it, so that their words come in early and not as a surprise. */
export function useNews(keeper: DraftKeeper, view: DraftView, etag: string | undefined): void {
  const isOlder = etag !== undefined && versionOf(etag) > versionOf(view.etag) && view.state !== 'clash';
  const { id } = view.content;
  useEffect(() => {
    if (!isOlder) return;
    let isHere = true;
    readContent(id).then(
      (read) => isHere && keeper.receive(read.body, read.etag),
      () => undefined, // the next heartbeat tells again
    );
    return () => {
      isHere = false;
    };
  }, [keeper, id, isOlder, etag]);
}
