import { useQueryClient } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type ReprintSource = Shape<'ReprintSourceResponse'>;

/** What applies in a unit: its own entries and those of the units above it. */
export function useReprintSources(organizationId: string, q: string) {
  return useCursorPages(['reprint-sources', 'list', organizationId, q], (cursor) =>
    bodyOf(
      api.GET('/api/v1/reprint-sources', {
        params: { query: { organizationId, q: q || undefined, cursor, limit: 50 } },
      }),
    ),
  );
}

export function useForgetReprintSources() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['reprint-sources'] });
}
