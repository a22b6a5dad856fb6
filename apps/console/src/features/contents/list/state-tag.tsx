import { Tag } from 'antd';
import { useWords } from '@/ui';

const colours: Readonly<Record<string, string>> = {
  in_review: 'processing',
  returned: 'error',
  approved: 'success',
  published: 'success',
  withdrawn: 'warning',
};

/** How far an item is. */
export function StateTag({ state }: { state: string }) {
  const say = useWords('contents');
  return <Tag color={colours[state] ?? 'default'}>{say(`state.${state}`)}</Tag>;
}
