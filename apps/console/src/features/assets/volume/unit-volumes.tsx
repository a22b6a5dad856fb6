import { Skeleton, Table } from 'antd';
import { EmptyState, Panel, ProblemNotice, useWords } from '@/ui';
import { bytesText } from '../asset-facts';
import { useVolumes } from './use-quota';

/** Which units of the branch hold most. */
export function UnitVolumes({ unitId }: { unitId: string }) {
  const say = useWords('assets');
  const volumes = useVolumes(unitId);
  return (
    <Panel title={say('volume.units')}>
      {volumes.isPending && <Skeleton active title={false} />}
      {volumes.isError && <ProblemNotice error={volumes.error} onRetry={() => void volumes.refetch()} />}
      {volumes.data?.items.length === 0 && <EmptyState text={say('volume.none')} />}
      {volumes.data && volumes.data.items.length > 0 && (
        <Table
          size="middle"
          pagination={false}
          rowKey="organizationId"
          dataSource={volumes.data.items}
          columns={[
            { key: 'name', title: say('volume.unit'), dataIndex: 'name' },
            {
              key: 'bytes',
              title: say('volume.bytes'),
              dataIndex: 'bytes',
              align: 'right',
              render: (bytes: number) => bytesText(bytes),
            },
            { key: 'files', title: say('volume.files'), dataIndex: 'files', align: 'right' },
          ]}
        />
      )}
    </Panel>
  );
}
