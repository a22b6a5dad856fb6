import { Tag } from 'antd';
import { useWords } from '@/ui';
import type { Rescan } from './use-rescans';

const colours = { running: 'blue', finished: 'green', superseded: 'default', stopped: 'red' } as const;

export function RescanState({ rescan: { state, done, total } }: { rescan: Rescan }) {
  const say = useWords('lexicons');
  return (
    <Tag color={colours[state]}>
      {state === 'running' && total !== null
        ? say('rescan.running', { done, total })
        : say(`rescan.state.${state}`)}
    </Tag>
  );
}
