import { api, ifMatch } from '@/api-client';
import type { Shape } from '@/api-client';

export interface ChoiceValues {
  scheduledAt?: string;
  reason?: string;
  remoteUrl?: string;
  note?: string;
}

/** Does what was chosen. */
export async function make(
  id: string,
  etag: string,
  { action, outcome }: Shape<'ChoiceResponse'>,
  { scheduledAt, reason, remoteUrl, note }: ChoiceValues,
): Promise<void> {
  const path = { id };
  switch (action) {
    case 'reschedule':
      await api.PATCH('/api/v1/publications/{id}', {
        params: { path },
        headers: ifMatch(etag),
        body: { scheduledAt: scheduledAt! },
      });
      return;
    case 'cancel':
      await api.POST('/api/v1/publications/{id}/cancel', { params: { path } });
      return;
    case 'retry':
      await api.POST('/api/v1/publications/{id}/retry', { params: { path } });
      return;
    case 'withdraw':
      await api.POST('/api/v1/publications/{id}/withdraw', { params: { path }, body: { reason: reason! } });
      return;
    case 'resolve':
      await api.POST('/api/v1/publications/{id}/resolve', {
        params: { path },
        body: { outcome: outcome!, remoteUrl: remoteUrl || undefined, note: note || undefined },
      });
  }
}
