import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';
import type { Period } from '../period';

export type Broadcast = Shape<'LiveBroadcastResponse'>;
export type ToldFigure = Shape<'BroadcastFigureResponse'>;

export const broadcastsKey = ['figures', 'live'];

function wishOf(organizationId: string, { from, to }: Period) {
  return {
    organizationId,
    from: `${from}T00:00:00+08:00`,
    to: new Date(Date.parse(`${to}T00:00:00+08:00`) + 86_400_000).toISOString(),
  };
}

/** That began in the period, newest first. */
export function useBroadcasts(unitId: string, period: Period) {
  const wish = wishOf(unitId, period);
  return useCursorPages<Broadcast>([...broadcastsKey, 'list', wish], (cursor) =>
    bodyOf(api.GET('/api/v1/live-broadcasts', { params: { query: { ...wish, cursor, limit: 50 } } })),
  );
}

export function useLiveSummary(unitId: string, period: Period) {
  const query = wishOf(unitId, period);
  return useQuery({
    queryKey: [...broadcastsKey, 'summary', query],
    queryFn: () => bodyOf(api.GET('/api/v1/live-broadcasts/summary', { params: { query } })),
  });
}

/** What was counted on the own site, minute by minute. */
export function useOwnViews(id: string) {
  return useQuery({
    queryKey: [...broadcastsKey, 'own-views', id],
    queryFn: () => bodyOf(api.GET('/api/v1/live-broadcasts/{id}/own-views', { params: { path: { id } } })),
  });
}
