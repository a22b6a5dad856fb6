import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { whilePending } from '@/features/receivers';
import { useCursorPages } from '@/ui';

export type Webhook = Shape<'WebhookResponse'>;
export type Message = Shape<'WebhookMessageResponse'>;
export type MessageState = Message['state'];

/** Webhooks of a unit and the units below it. */
export function useWebhooks(organizationId: string) {
  return useCursorPages(['webhooks', 'list', organizationId], (cursor) =>
    bodyOf(api.GET('/api/v1/webhooks', { params: { query: { organizationId, cursor, limit: 50 } } })),
  );
}

export function useWebhook(id: string) {
  return useQuery({
    queryKey: ['webhooks', id],
    queryFn: () => versionedOf(api.GET('/api/v1/webhooks/{id}', { params: { path: { id } } })),
  });
}

/** What it was told, newest first; asked again while something is on its way. */
export function useMessages(id: string, state: MessageState | undefined) {
  return useCursorPages<Message>(
    ['webhooks', id, 'messages', state ?? 'all'],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/webhooks/{id}/messages', {
          params: { path: { id }, query: { state, cursor, limit: 50 } },
        }),
      ),
    whilePending,
  );
}
