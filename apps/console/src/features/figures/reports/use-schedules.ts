import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Schedule = Shape<'ReportScheduleResponse'>;
export type Run = Shape<'ReportRunResponse'>;

export const schedulesKey = ['figures', 'report-schedules'];

export function useSchedules(organizationId: string) {
  return useCursorPages<Schedule>([...schedulesKey, 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/report-schedules', { params: { query: { organizationId, cursor } } })),
  );
}

export function useSchedule(id: string) {
  return useQuery({
    queryKey: [...schedulesKey, id],
    queryFn: () => versionedOf(api.GET('/api/v1/report-schedules/{id}', { params: { path: { id } } })),
  });
}

const WHILE_MADE_MS = 10_000;

/** What was made and mailed, newest first; asked again while something is under way. */
export function useRuns(id: string) {
  return useCursorPages<Run>(
    [...schedulesKey, id, 'runs'],
    (cursor) =>
      bodyOf(api.GET('/api/v1/report-schedules/{id}/runs', { params: { path: { id }, query: { cursor } } })),
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some(isUnderWay)) ? WHILE_MADE_MS : false,
    },
  );
}

const isUnderWay = ({ state, mails }: Run) =>
  state === 'due' || mails.some((mail) => mail.state === 'pending');
