import type { ContentDocument } from './content-document';

/** Somebody else's work: a reprint, or an item that was taken over from another unit. It never counts as original. */
export function isRepost(document: Pick<ContentDocument, 'reprint'>, origin: object | null): boolean {
  return origin !== null || document.reprint !== undefined;
}
