import { Badge } from 'antd';
import { useWords } from '@/ui';

const marks: Readonly<Record<string, 'processing' | 'error' | 'success' | 'warning'>> = {
  in_review: 'processing',
  returned: 'error',
  approved: 'success',
  published: 'success',
  withdrawn: 'warning',
};

/** How far an item is. */
export function StateTag({ state }: { state: string }) {
  const say = useWords('contents');
  return <Badge status={marks[state] ?? 'default'} text={say(`state.${state}`)} />;
}
