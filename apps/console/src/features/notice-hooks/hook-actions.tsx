import { Alert } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ReceiverActs, useAnswerText } from '@/features/webhooks';
import { useAct, useWords } from '@/ui';
import type { NoticeHook } from './use-notice-hooks';

/** Try it, stop it, give it a new key, do away with it. */
export function HookActions({ seen: { body: hook, etag } }: { seen: Versioned<NoticeHook> }) {
  const say = useWords('notice-hooks');
  const navigate = useNavigate();
  const answerText = useAnswerText();
  const [secret, setSecret] = useState<string | null>(null);
  const [result, setResult] = useState<Shape<'NoticeHookTestResponse'> | null>(null);
  const params = { path: { id: hook.id } };
  const touches = [['notice-hooks']];
  const test = useAct(
    async () => setResult(await bodyOf(api.POST('/api/v1/notice-hooks/{id}/test', { params }))),
    { touches },
  );
  const turn = useAct(
    (state: 'active' | 'paused') =>
      api.PATCH('/api/v1/notice-hooks/{id}', { params, headers: ifMatch(etag), body: { state } }),
    { touches, done: say('saved') },
  );
  const rotate = useAct(
    async () => {
      const anew = await bodyOf(api.POST('/api/v1/notice-hooks/{id}/rotate-secret', { params }));
      setSecret(anew.secret);
    },
    { touches },
  );
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/notice-hooks/{id}', { params, headers: ifMatch(etag) });
      await navigate('/settings/notice-hooks');
    },
    { touches: [['notice-hooks', 'list']], done: say('removed') },
  );
  return (
    <ReceiverActs
      say={say}
      name={hook.name}
      isActive={hook.state === 'active'}
      test={test}
      result={
        result && (
          <Alert
            type={result.delivered ? 'success' : 'error'}
            showIcon
            role="status"
            style={{ marginBottom: 12 }}
            title={
              result.delivered
                ? say('test_taken')
                : say('test_failed', { problem: answerText({ status: null, problem: result.problem }) })
            }
          />
        )
      }
      turn={turn}
      rotate={{ run: rotate.run, consequence: say('rotate_consequence') }}
      secret={secret}
      onSecretKept={() => setSecret(null)}
      remove={remove}
    />
  );
}
