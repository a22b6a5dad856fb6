import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Period } from '../period';

/** Readers of the own site, by each rule that counted them. */
export function useSiteFigures(unitId: string, { from, to }: Period) {
  return useQuery({
    queryKey: ['figures', 'overview', unitId, from, to],
    queryFn: () => {
      const query = { organizationId: unitId, from, to, granularity: 'month' as const };
      return bodyOf(api.GET('/api/v1/analytics/overview', { params: { query } }));
    },
  });
}

/** Everything else of the period: what went out, columns, units, platforms, followers. */
export function usePeriodReport(unitId: string, { from, to }: Period) {
  return useQuery({
    queryKey: ['figures', 'period-report', unitId, from, to],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/reports/period', { params: { query: { organizationId: unitId, from, to } } })),
  });
}

/** The same as a document. */
export function reportAddress(format: string, unitId: string, { from, to }: Period): string {
  const query = new URLSearchParams({ organizationId: unitId, from, to });
  return `/api/v1/reports/period.${format}?${query.toString()}`;
}

export type TrendMeasure = 'views' | 'items' | 'posts' | 'listens' | 'plays';

export function useTrend(unitId: string, { from, to }: Period, measure: TrendMeasure) {
  return useQuery({
    queryKey: ['figures', 'trend', unitId, from, to, measure],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/analytics/charts/{kind}', {
          params: { path: { kind: 'trend' }, query: { organizationId: unitId, from, to, measure } },
        }),
      ),
  });
}
