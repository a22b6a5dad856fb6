import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type IndexValue = Shape<'IndexValueSummaryResponse'>;
export type IndexPeriod = Shape<'IndexPeriodResponse'>;
export type PeriodKind = IndexPeriod['kind'];
export const periodKinds: readonly PeriodKind[] = ['month', 'week', 'year', 'days'];

export const indexValuesKey = ['figures', 'index-values'];

/** Whose index it is: an account, or a unit as a whole. */
export interface Subject {
  readonly channelAccountId?: string;
  readonly organizationId?: string;
}

export interface ValueFilter extends Subject {
  readonly formulaId?: string;
  readonly periodKind?: PeriodKind;
}

/** All that is kept, newest first. */
export function useIndexValues(filter: ValueFilter) {
  return useCursorPages<IndexValue>([...indexValuesKey, 'list', filter], (cursor) =>
    bodyOf(api.GET('/api/v1/index-values', { params: { query: { ...filter, cursor, limit: 50 } } })),
  );
}

/** Over the last twelve months, one line for each version of a formula, each origin and each publisher. */
export function useIndexLines(subject: Subject, periodKind: PeriodKind) {
  return useQuery({
    queryKey: [...indexValuesKey, 'lines', subject, periodKind],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/analytics/indices', { params: { query: { ...subject, periodKind } } })),
  });
}

/** Kept values of one index that a mix may take for the same unit. */
export function useKeptValues(organizationId: string | undefined, indexCode: string) {
  return useQuery({
    queryKey: [...indexValuesKey, 'kept', organizationId, indexCode],
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/index-values', { params: { query: { organizationId, indexCode, limit: 100 } } }),
      ),
    enabled: organizationId !== undefined,
  });
}

export function useIndexValue(id: string) {
  return useQuery({
    queryKey: [...indexValuesKey, 'one', id],
    queryFn: () => bodyOf(api.GET('/api/v1/index-values/{id}', { params: { path: { id } } })),
    staleTime: Infinity,
  });
}
