import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { RowState, Sheet } from './use-sheets';

const colours = { ready: 'warning', sending: 'processing', finished: 'success' } as const;

export function SheetStateTag({ state }: { state: Sheet['state'] }) {
  const say = useWords('submission-sheets');
  return <Tag color={colours[state]}>{say(`states.${state}`)}</Tag>;
}

const coloursOfRows = {
  good: 'success',
  faulty: 'error',
  due: 'processing',
  sent: 'default',
  refused: 'error',
} as const;

export function RowStateTag({ state }: { state: RowState }) {
  const say = useWords('submission-sheets');
  return <Tag color={coloursOfRows[state]}>{say(`row_states.${state}`)}</Tag>;
}
