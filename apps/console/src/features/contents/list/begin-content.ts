import { api, bodyOf, onceBy } from '@/api-client';
import type { NewWish } from './new-wish';

/** What an item of a type has at least. */
export const emptyBlocks = {
  article: { article: { html: '' } },
  episode: { episode: {} },
  video: { video: {} },
} as const;

/** Makes the draft that is then written on. */
export function beginContent(wish: NewWish & { organizationId: string }, key: string) {
  return bodyOf(
    api.POST('/api/v1/contents', { headers: onceBy(key), body: { ...wish, ...emptyBlocks[wish.type] } }),
  );
}
