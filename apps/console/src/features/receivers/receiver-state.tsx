import { Tag } from 'antd';
import type { Say } from '@/ui';
import type { Receiver } from './receiver';

const colours = { active: 'success', paused: 'warning', off: 'error' } as const;

export function ReceiverState({
  say,
  receiver: { state, failures },
}: {
  say: Say;
  receiver: Pick<Receiver, 'state' | 'failures'>;
}) {
  if (state === 'active' && failures > 0) return <Tag color="warning">{say('failing')}</Tag>;
  return <Tag color={colours[state]}>{say(`states.${state}`)}</Tag>;
}
