import { Button, Space } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { ConfirmButton, Panel, SecretOnce, useAct, useWords } from '@/ui';
import { TestResult } from './test-result';
import type { Webhook } from './use-webhooks';

const OVERLAP_HOURS = 24;

/** Try it, stop it, give it a new key, do away with it. */
export function WebhookActions({ seen: { body: webhook, etag } }: { seen: Versioned<Webhook> }) {
  const say = useWords('webhooks');
  const navigate = useNavigate();
  const [secret, setSecret] = useState<string | null>(null);
  const params = { path: { id: webhook.id } };
  const touches = [['webhooks']];
  const [result, setResult] = useState<Shape<'WebhookTestResponse'> | null>(null);
  const askTest = () => bodyOf(api.POST('/api/v1/webhooks/{id}/test', { params }));
  const test = useAct(async () => setResult(await askTest()), { touches });
  const turn = useAct(
    (state: 'active' | 'paused') =>
      api.PATCH('/api/v1/webhooks/{id}', { params, headers: ifMatch(etag), body: { state } }),
    { touches, done: say('saved') },
  );
  const rotate = useAct(
    async () => {
      const body = { overlapHours: OVERLAP_HOURS };
      const anew = await bodyOf(api.POST('/api/v1/webhooks/{id}/rotate-secret', { params, body }));
      setSecret(anew.secret);
    },
    { touches },
  );
  const remove = useAct(
    async () => {
      await api.DELETE('/api/v1/webhooks/{id}', { params, headers: ifMatch(etag) });
      await navigate('/settings/webhooks');
    },
    { touches: [['webhooks', 'list']], done: say('removed') },
  );
  return (
    <Panel title={say('acts')}>
      {result && <TestResult result={result} />}
      <Space wrap>
        <Button loading={test.isBusy} onClick={() => void test.run()}>
          {say('test')}
        </Button>
        {webhook.state === 'active' ? (
          <ConfirmButton
            title={say('pause_question')}
            consequence={say('pause_consequence')}
            onConfirm={() => turn.run('paused')}
          >
            {say('pause')}
          </ConfirmButton>
        ) : (
          <Button type="primary" loading={turn.isBusy} onClick={() => void turn.run('active')}>
            {say('resume')}
          </Button>
        )}
        {webhook.kind === 'events' && (
          <ConfirmButton
            title={say('rotate_question')}
            consequence={say('rotate_consequence', { hours: OVERLAP_HOURS })}
            onConfirm={() => rotate.run()}
          >
            {say('rotate')}
          </ConfirmButton>
        )}
        <ConfirmButton
          danger
          type="text"
          title={say('remove_question', { name: webhook.name })}
          consequence={say('remove_consequence')}
          onConfirm={() => remove.run()}
        >
          {say('remove')}
        </ConfirmButton>
      </Space>
      {secret !== null && (
        <SecretOnce
          title={say('secret.title')}
          text={say('secret.text')}
          secret={secret}
          onKept={() => setSecret(null)}
        />
      )}
    </Panel>
  );
}
