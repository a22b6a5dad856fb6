import { Tag } from 'antd';
import type { Shape } from '@/api-client';
import { useWords } from '@/ui';

type State = Shape<'PayListSummaryResponse'>['state'];

const colors: Record<State, string> = { draft: 'gold', issued: 'green', cancelled: 'default' };

export function PayListState({ state }: { state: State }) {
  const say = useWords('honours');
  return <Tag color={colors[state]}>{say(`pay.state.${state}`)}</Tag>;
}
