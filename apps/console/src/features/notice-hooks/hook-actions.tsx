import { api, bodyOf, ifMatch } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ReceiverActs, TestResult } from '@/features/receivers';
import { useWords } from '@/ui';
import type { NoticeHook } from './use-notice-hooks';

/** Try it, stop it, give it a new key, do away with it. */
export function HookActions({ seen: { body: hook, etag } }: { seen: Versioned<NoticeHook> }) {
  const say = useWords('notice-hooks');
  const params = { path: { id: hook.id } };
  const test = async () => (
    <TestResult say={say} result={await bodyOf(api.POST('/api/v1/notice-hooks/{id}/test', { params }))} />
  );
  return (
    <ReceiverActs
      say={say}
      receiver={hook}
      noun="notice-hooks"
      test={test}
      turn={(state) =>
        api.PATCH('/api/v1/notice-hooks/{id}', { params, headers: ifMatch(etag), body: { state } })
      }
      rotate={() => bodyOf(api.POST('/api/v1/notice-hooks/{id}/rotate-secret', { params }))}
      rotateConsequence={say('rotate_consequence')}
      remove={() => api.DELETE('/api/v1/notice-hooks/{id}', { params, headers: ifMatch(etag) })}
    />
  );
}
