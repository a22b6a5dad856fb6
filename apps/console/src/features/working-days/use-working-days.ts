import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';

export type Year = Shape<'WorkingDayYearResponse'>;

/** A year as it was told last. */
export function useYear(year: number) {
  return useQuery({
    queryKey: ['working-days', year],
    queryFn: () => versionedOf(api.GET('/api/v1/working-days', { params: { query: { year } } })),
  });
}

/** Every time that it was told, the newest first. */
export function useYearVersions(year: number) {
  return useQuery({
    queryKey: ['working-days', year, 'versions'],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/working-days/{year}/versions', {
          params: { path: { year }, query: { limit: 20 } },
        }),
      ),
  });
}
