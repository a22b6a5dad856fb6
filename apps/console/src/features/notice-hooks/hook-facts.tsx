import { usePersonName } from '@/features/organizations';
import { ReceiverState } from '@/features/receivers';
import { Facts, Panel, useWords } from '@/ui';
import { useKindText } from './use-kind-text';
import type { NoticeHook } from './use-notice-hooks';

export function HookFacts({ hook }: { hook: NoticeHook }) {
  const say = useWords('notice-hooks');
  const kindText = useKindText();
  const answersFor = usePersonName(hook.answersFor);
  return (
    <Panel title={say('standing')}>
      <Facts
        of={[
          [say('state'), <ReceiverState say={say} receiver={hook} />],
          [say('url'), hook.url],
          [say('kinds'), kindText(hook.kinds)],
          [say('answers_for'), answersFor],
          hook.failures > 0 ? [say('failures'), say('count', { count: hook.failures })] : null,
        ]}
      />
    </Panel>
  );
}
