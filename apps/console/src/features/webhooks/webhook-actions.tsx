import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, bodyOf, ifMatch } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useAct, useWords } from '@/ui';
import { ReceiverActs } from './receiver-acts';
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
    <ReceiverActs
      say={say}
      name={webhook.name}
      isActive={webhook.state === 'active'}
      test={test}
      result={result && <TestResult result={result} />}
      turn={turn}
      rotate={
        webhook.kind === 'events'
          ? { run: rotate.run, consequence: say('rotate_consequence', { hours: OVERLAP_HOURS }) }
          : undefined
      }
      secret={secret}
      onSecretKept={() => setSecret(null)}
      remove={remove}
    />
  );
}
