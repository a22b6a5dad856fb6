import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { MessageState } from './use-messages';

const colours: Partial<Record<MessageState, string>> = {
  waiting: 'warning',
  received: 'processing',
  submitted: 'success',
  drafted: 'blue',
};

export function MessageStateTag({ state }: { state: MessageState }) {
  const say = useWords('intake-messages');
  return <Tag color={colours[state] ?? 'default'}>{say(`states.${state}`)}</Tag>;
}
