import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';
import { useMe } from '@/features/sessions';
import { useCurrentUnit } from '@/features/organizations';
import { momentsOf } from './filter';
import type { ContentFilter } from './filter';

export type ContentSummary = Shape<'ContentSummaryResponse'>;

/** Items of the current unit and those below it, the last changed first. */
export function useContents(filter: ContentFilter) {
  const { id } = useMe();
  const { unitId } = useCurrentUnit();
  const { isMine, type, state, columnId, q } = filter;
  const query = {
    ...{ columnId, q, organizationId: unitId, sort: '-updatedAt' as const },
    ...{ type: type as ContentSummary['type'] as 'article', state: state as ContentSummary['state'] },
    ...(isMine && { authorId: id }),
    ...momentsOf(filter),
  };
  return useCursorPages<ContentSummary>(['contents', 'list', query], (cursor) =>
    bodyOf(api.GET('/api/v1/contents', { params: { query: { ...query, cursor, limit: 50 } } })),
  );
}
