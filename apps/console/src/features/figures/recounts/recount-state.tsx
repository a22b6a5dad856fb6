import { Progress, Tag } from 'antd';
import { useWords } from '@/ui';
import type { RecountSummary } from './use-recounts';

const colours = { queued: 'default', running: 'blue', done: 'green', failed: 'red' } as const;

/** How far it is: days that are counted of those that were asked for. */
export function RecountState({
  of: { state, days, daysDone },
}: {
  of: Pick<RecountSummary, 'state' | 'days' | 'daysDone'>;
}) {
  const say = useWords('figures');
  return (
    <>
      <Tag color={colours[state]}>{say(`recount.state.${state}`)}</Tag>
      {state === 'running' && (
        <Progress
          size="small"
          percent={Math.round((daysDone / days) * 100)}
          aria-label={say('recount.progress', { done: daysDone, days })}
        />
      )}
    </>
  );
}
