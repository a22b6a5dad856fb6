import { Skeleton } from 'antd';
import { Moment, Panel, ProblemNotice, useWords } from '@/ui';
import { LeaderList } from './leader-list';
import { useLeaderOrders } from './use-leader-order';
import './leader-order.css';

/** Every list that was put: by which one an older text was written stays known. */
export function OrderVersions({ unitId }: { unitId: string }) {
  const say = useWords('leader-order');
  const asked = useLeaderOrders(unitId);
  return (
    <Panel title={say('versions')}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data?.items.map(({ number, entries, createdAt }) => (
        <details key={number} className="leader-versions">
          <summary>
            {say('version', { number, count: entries.length })} <Moment at={createdAt} />
          </summary>
          <LeaderList entries={entries} />
        </details>
      ))}
    </Panel>
  );
}
