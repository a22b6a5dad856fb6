import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

export function useUnitLedger(period: string, organizationId: string) {
  return useQuery({
    queryKey: ['ledgers', 'units', period, organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions/ledger', { params: { query: { period, organizationId } } })),
  });
}

/** Years in which the unit, or one above it, counts points. */
export function useAssessmentYears(organizationId?: string) {
  return useQuery({
    queryKey: ['assessment-years', organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/assessment-years', { params: { query: { limit: 100, organizationId } } })),
    staleTime: 60_000,
  });
}

export function usePersonLedger(year: { id: string } | undefined, from: string, to: string) {
  return useQuery({
    queryKey: ['ledgers', 'correspondents', year?.id, from, to],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/submission-ledgers/correspondents', {
          params: { query: { assessmentYearId: year!.id, from, to } },
        }),
      ),
    enabled: year !== undefined,
  });
}
