import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { MessageState } from './use-webhooks';

const colours = { pending: 'default', sent: 'success', failed: 'error' } as const;

export function MessageStateTag({ state }: { state: MessageState }) {
  const say = useWords('webhooks');
  return <Tag color={colours[state]}>{say(`record_states.${state}`)}</Tag>;
}
