import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Mailbox } from './use-mailboxes';

const colours = { new: 'default', fine: 'success', failing: 'error', paused: 'warning' } as const;

export function MailboxState({ health: { state } }: { health: Mailbox['health'] }) {
  const say = useWords('submission-mailboxes');
  return <Tag color={colours[state]}>{say(`states.${state}`)}</Tag>;
}
