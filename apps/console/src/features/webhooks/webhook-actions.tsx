import { api, bodyOf, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ReceiverActs, TestResult } from '@/features/receivers';
import { useWords } from '@/ui';
import type { Webhook } from './use-webhooks';

const OVERLAP_HOURS = 24;

/** Try it, stop it, give it a new key, do away with it. */
export function WebhookActions({ seen: { body: webhook, etag } }: { seen: Versioned<Webhook> }) {
  const say = useWords('webhooks');
  const params = { path: { id: webhook.id } };
  const body = { overlapHours: OVERLAP_HOURS };
  const rotate = () => bodyOf(api.POST('/api/v1/webhooks/{id}/rotate-secret', { params, body }));
  const test = async () => (
    <TestResult say={say} result={await bodyOf(api.POST('/api/v1/webhooks/{id}/test', { params }))} />
  );
  return (
    <ReceiverActs
      say={say}
      receiver={webhook}
      noun="webhooks"
      test={test}
      turn={(state) =>
        api.PATCH('/api/v1/webhooks/{id}', { params, headers: ifMatch(etag), body: { state } })
      }
      rotate={webhook.kind === 'events' ? rotate : undefined}
      rotateConsequence={say('rotate_consequence', { hours: OVERLAP_HOURS })}
      remove={() => api.DELETE('/api/v1/webhooks/{id}', { params, headers: ifMatch(etag) })}
    />
  );
}
