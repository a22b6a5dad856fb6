import { Alert } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ReceiverActs } from '@/features/webhooks';
import { useAct, useWords } from '@/ui';
import type { Mailbox } from './use-mailboxes';

/** Try it, stop it, give it a new key, do away with it. */
export function MailboxActions({ seen: { body: mailbox, etag } }: { seen: Versioned<Mailbox> }) {
  const say = useWords('submission-mailboxes');
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string | null>(null);
  const [result, setResult] = useState<Shape<'MailboxVerificationResponse'> | null>(null);
  const params = { path: { id: mailbox.id } };
  const touches = [['submission-mailboxes']];
  const test = useAct(
    async () => setResult(await bodyOf(api.POST('/api/v1/submission-mailboxes/{id}/verify', { params }))),
    { touches },
  );
  const turn = useAct(
    (state: 'active' | 'paused') =>
      api.PATCH('/api/v1/submission-mailboxes/{id}', { params, headers: ifMatch(etag), body: { state } }),
    { touches, done: say('saved') },
  );
  const rotate = useAct(
    async () => {
      const anew = await bodyOf(api.POST('/api/v1/submission-mailboxes/{id}/rotate-secret', { params }));
      setSecret(anew.secret);
    },
    { touches },
  );
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/submission-mailboxes/{id}', { params, headers: ifMatch(etag) });
      await navigate('/settings/submission-mailboxes');
    },
    { touches: [['submission-mailboxes', 'list']], done: say('removed') },
  );
  const isRead = mailbox.kind === 'imap';
  return (
    <ReceiverActs
      say={say}
      name={mailbox.name}
      isActive={mailbox.state === 'active'}
      test={isRead ? test : undefined}
      result={
        result && (
          <Alert
            type={result.usable ? 'success' : 'error'}
            showIcon
            role="status"
            style={{ marginBottom: 12 }}
            title={result.usable ? say('test_usable', { count: result.messages ?? 0 }) : say('test_unusable')}
            description={result.problem?.message}
          />
        )
      }
      turn={turn}
      rotate={isRead ? undefined : { run: rotate.run, consequence: say('rotate_consequence') }}
      secret={secret}
      onSecretKept={() => setSecret(null)}
      remove={remove}
    />
  );
}
