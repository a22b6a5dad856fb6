import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Subscription } from '../shapes';

const colours = { pending: 'gold', active: 'success', refused: 'error', ended: 'default' } as const;

export function SubscriptionState({ state }: { state: Subscription['state'] }) {
  const say = useWords('linkage');
  return <Tag color={colours[state]}>{say(`subscription.states.${state}`)}</Tag>;
}
