import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Revision = Shape<'RevisionSummaryResponse'>;

/** Every save of an item, newest first; asked for anew whenever there is a newer one. */
export function useRevisions(id: string, currentRevisionId: string) {
  return useCursorPages<Revision>(['contents', id, 'revisions', currentRevisionId], (cursor) =>
    bodyOf(
      api.GET('/api/v1/contents/{id}/revisions', { params: { path: { id }, query: { cursor, limit: 20 } } }),
    ),
  );
}
