import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Webhook = Shape<'WebhookResponse'>;
export type WebhookWithSecret = Shape<'WebhookWithSecretResponse'>;
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

const WHILE_WAITING_MS = 10_000;

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
    {
      refetchInterval: ({ state: { data } }) =>
        data?.pages.some(({ items }) => items.some((one) => one.state === 'pending'))
          ? WHILE_WAITING_MS
          : false,
    },
  );
}

export function useForgetWebhooks() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['webhooks'] });
}
