import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { State } from './enums';

const colours: Record<State, string> = {
  draft: 'default',
  submitted: 'gold',
  returned: 'volcano',
  accepted: 'blue',
  adopted: 'green',
  declined: 'default',
  withdrawn: 'default',
  duplicate: 'default',
};

/** How far a report came. */
export function StateTag({ state }: { state: State }) {
  const say = useWords('submissions');
  return <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>;
}
