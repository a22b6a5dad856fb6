import { Tag } from 'antd';
import { useWords } from '@/ui';

export function RollState({ state }: { state: 'draft' | 'issued' }) {
  const say = useWords('honours');
  return <Tag color={state === 'issued' ? 'green' : 'gold'}>{say(`roll.state.${state}`)}</Tag>;
}
