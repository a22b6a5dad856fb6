import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import type { Period } from '../period';

/** What has figures: a post of ours, or an account itself. */
export interface Subject {
  readonly kind: 'publication' | 'account';
  readonly id: string;
}

export type Point = Shape<'SeriesPointResponse'>;
export type PeriodPoint = Shape<'PeriodPointResponse'>;

/** Everything that may look different after a figure was written; names of figures are told anew, too, which is cheap. */
export const figuresKey = ['figures'];

/** Readings at moments, as they stand. */
export function useMoments({ kind, id }: Subject, { from, to }: Period) {
  const query = { from: `${from}T00:00:00+08:00`, to: `${to}T23:59:59+08:00` };
  const params = { path: { id }, query };
  return useQuery({
    queryKey: [...figuresKey, 'moments', kind, id, from, to],
    queryFn: () =>
      bodyOf(
        kind === 'publication'
          ? api.GET('/api/v1/publications/{id}/figures', { params })
          : api.GET('/api/v1/channel-accounts/{id}/figures', { params }),
      ),
  });
}

/** Figures of stretches of days, as they stand: since the beginning of last year. */
export function usePeriods({ kind, id }: Subject) {
  const params = { path: { id } };
  return useQuery({
    queryKey: [...figuresKey, 'periods', kind, id],
    queryFn: () =>
      bodyOf(
        kind === 'publication'
          ? api.GET('/api/v1/publications/{id}/period-figures', { params })
          : api.GET('/api/v1/channel-accounts/{id}/period-figures', { params }),
      ),
  });
}
