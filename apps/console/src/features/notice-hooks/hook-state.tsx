import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { NoticeHook } from './use-notice-hooks';

export function HookState({ hook: { state, failures } }: { hook: NoticeHook }) {
  const say = useWords('notice-hooks');
  if (state === 'paused') return <Tag color="warning">{say('states.paused')}</Tag>;
  return (
    <Tag color={failures > 0 ? 'warning' : 'success'}>{say(failures > 0 ? 'failing' : 'states.active')}</Tag>
  );
}
