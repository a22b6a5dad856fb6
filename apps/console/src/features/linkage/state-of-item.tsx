import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { PushedItem } from './shapes';

const colours = { open: 'gold', taken: 'success', declined: 'default' } as const;

/** What a unit made of an item that was handed down to it. */
export function StateOfItem({
  state,
  isOverdue,
  isCancelled = false,
}: Pick<PushedItem, 'state' | 'isOverdue'> & { isCancelled?: boolean }) {
  const say = useWords('linkage');
  if (isCancelled && state !== 'taken') return <Tag>{say('cancelled')}</Tag>;
  if (isOverdue) return <Tag color="error">{say('overdue')}</Tag>;
  return <Tag color={colours[state]}>{say(`state.${state}`)}</Tag>;
}
