import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';

export function useUnitLedger(period: string, organizationId: string) {
  return useQuery({
    queryKey: ['ledgers', 'units', period, organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/submissions/ledger', { params: { query: { period, organizationId } } })),
  });
}

/** Of what the points of each unit consist, by the rules of the assessment year. */
export function useScoreLedger(year: { id: string } | undefined, from: string, to: string) {
  return useQuery({
    queryKey: ['ledgers', 'scores', year?.id, from, to],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/submission-ledgers/units', {
          params: { query: { assessmentYearId: year!.id, from, to } },
        }),
      ),
    enabled: year !== undefined,
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
