import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type Mailbox = Shape<'MailboxResponse'>;
export type MailboxWithSecret = Shape<'MailboxWithSecretResponse'>;

/** Mailboxes of a unit and the units below it. */
export function useMailboxes(organizationId: string, isWanted: boolean) {
  return useCursorPages(
    ['submission-mailboxes', 'list', organizationId],
    (cursor) =>
      bodyOf(
        api.GET('/api/v1/submission-mailboxes', {
          params: { query: { organizationId, cursor, limit: 50 } },
        }),
      ),
    { enabled: isWanted },
  );
}

/** They are read once a minute: how it went shows while somebody looks. */
const ASKED_EVERY_MS = 20_000;

export function useMailbox(id: string) {
  return useQuery({
    queryKey: ['submission-mailboxes', id],
    queryFn: () => versionedOf(api.GET('/api/v1/submission-mailboxes/{id}', { params: { path: { id } } })),
    refetchInterval: ASKED_EVERY_MS,
  });
}

export function useForgetMailboxes() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['submission-mailboxes'] });
}
