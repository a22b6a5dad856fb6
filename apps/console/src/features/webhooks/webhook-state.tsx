import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Webhook } from './use-webhooks';

const colours = { active: 'success', paused: 'warning', off: 'error' } as const;

export function WebhookState({ webhook: { state, failures } }: { webhook: Webhook }) {
  const say = useWords('webhooks');
  if (state === 'active' && failures > 0) return <Tag color="warning">{say('failing')}</Tag>;
  return <Tag color={colours[state]}>{say(`states.${state}`)}</Tag>;
}
