import { useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '@/api-client';
import { useCan } from '@/features/sessions';
import type { Commission } from './entries';

export interface CalendarWish {
  readonly from: string;
  readonly to: string;
  readonly organizationId: string;
  readonly platform?: string;
}

/** What stands in the calendar in some days; what is sent meanwhile shows by itself. */
export function useCalendar(wish: CalendarWish) {
  return useQuery({
    queryKey: ['calendar', wish],
    queryFn: () => bodyOf(api.GET('/api/v1/calendar', { params: { query: { ...wish } } })),
    refetchInterval: 60_000,
    placeholderData: (before) => before,
  });
}

/** What the unit asked of others, or was asked for, with the day on which it is due. */
export function useCommissions(organizationId: string): Commission[] {
  const mayRead = useCan()('submission.read');
  const asked = useQuery({
    queryKey: ['commissions', 'calendar', organizationId],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/commissions', { params: { query: { state: 'issued', limit: 100 } } })),
    enabled: mayRead,
  });
  return asked.data?.items ?? [];
}
