import { useQuery } from '@tanstack/react-query';
import { api, bodyOf, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCursorPages } from '@/ui';

export type MessageSummary = Shape<'IntakeMessageSummaryResponse'>;
export type Message = Shape<'IntakeMessageResponse'>;
export type MessageState = Message['state'];

/** What waits comes first, then what somebody may look for. */
export const states = [
  'waiting',
  'set_aside',
  'submitted',
  'drafted',
  'discarded',
  'duplicate',
  'received',
] as const satisfies readonly MessageState[];

export interface MessageQuestion {
  organizationId: string;
  state: MessageState;
  mailboxId?: string;
}

/** Mails are read in the background: they appear while somebody looks. */
const ASKED_EVERY_MS = 30_000;

/** Mails to the unit and to those below it, newest first. */
export function useMessages(question: MessageQuestion) {
  return useCursorPages(
    ['intake-messages', 'list', question],
    (cursor) =>
      bodyOf(api.GET('/api/v1/intake-messages', { params: { query: { ...question, limit: 50, cursor } } })),
    { refetchInterval: ASKED_EVERY_MS },
  );
}

/** The mailboxes of the newest hundred: who decides on mails may not see the mailboxes themselves. */
export function useMailboxesOf({ organizationId, state }: MessageQuestion): ReadonlyMap<string, string> {
  const question = { organizationId, state, limit: 100 };
  const { data } = useQuery({
    queryKey: ['intake-messages', 'mailboxes', question],
    queryFn: () => bodyOf(api.GET('/api/v1/intake-messages', { params: { query: question } })),
  });
  return new Map(data?.items.map(({ mailboxId, mailboxName }) => [mailboxId, mailboxName]));
}

const WHILE_READING_MS = 3_000;

/** One mail, with the version that a decision names. */
export function useMessage(id: string) {
  return useQuery({
    queryKey: ['intake-messages', id],
    queryFn: () => versionedOf(api.GET('/api/v1/intake-messages/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data?.body.state === 'received' ? WHILE_READING_MS : false),
  });
}
