import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';
import { useEffect } from 'react';

/** Everybody who can be named in the programmes of a unit: its own people of programmes. */
export function useUnitPeople(organizationId: string) {
  const pages = useCursorPages<Shape<'ProgrammePersonResponse'>>(
    ['programmes', 'unit-people', organizationId],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/programme-people', { params: { query: { organizationId, cursor, limit: 100 } } }),
      ),
  );
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const options = pages.items
    .filter((person) => person.organizationId === organizationId)
    .map(({ id, name }) => ({ value: id, label: name }));
  return { options, isPending: pages.isPending };
}
