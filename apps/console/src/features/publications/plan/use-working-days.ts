import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

/** Holidays and make-up days of a year. */
export function useWorkingDays(year: number) {
  return useQuery({
    queryKey: ['working-days', year],
    queryFn: () => bodyOf(api.GET('/api/v1/working-days', { params: { query: { year } } })),
    staleTime: 3_600_000,
  });
}
