import { Alert } from 'antd';
import { api, bodyOf, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ReceiverActs } from '@/features/receivers';
import { useWords } from '@/ui';
import type { Mailbox } from './use-mailboxes';

/** Try it, stop it, give it a new key, do away with it. */
export function MailboxActions({ seen: { body: mailbox, etag } }: { seen: Versioned<Mailbox> }) {
  const say = useWords('submission-mailboxes');
  const params = { path: { id: mailbox.id } };
  const headers = ifMatch(etag);
  const isRead = mailbox.kind === 'imap';
  const test = async () => (
    <VerificationResult
      result={await bodyOf(api.POST('/api/v1/submission-mailboxes/{id}/verify', { params }))}
    />
  );
  const rotate = () => bodyOf(api.POST('/api/v1/submission-mailboxes/{id}/rotate-secret', { params }));
  return (
    <ReceiverActs
      say={say}
      receiver={mailbox}
      noun="submission-mailboxes"
      test={isRead ? test : undefined}
      turn={(state) => api.PATCH('/api/v1/submission-mailboxes/{id}', { params, headers, body: { state } })}
      rotate={isRead ? undefined : rotate}
      rotateConsequence={say('rotate_consequence')}
      remove={() => api.DELETE('/api/v1/submission-mailboxes/{id}', { params, headers })}
    />
  );
}

function VerificationResult({
  result: { usable, messages, problem },
}: {
  result: Shape<'MailboxVerificationResponse'>;
}) {
  const say = useWords('submission-mailboxes');
  return (
    <Alert
      type={usable ? 'success' : 'error'}
      showIcon
      role="status"
      style={{ marginBottom: 12 }}
      title={usable ? say('test_usable', { count: messages ?? 0 }) : say('test_unusable')}
      description={problem?.message}
    />
  );
}
