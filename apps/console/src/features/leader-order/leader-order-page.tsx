import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { EmptyState, Page, Panel, ProblemNotice, useWords } from '@/ui';
import { LeaderList } from './leader-list';
import { OrderDialog } from './order-dialog';
import { OrderVersions } from './order-versions';
import { useLeaderOrder } from './use-leader-order';

/** In which order people are named in the texts of the chosen unit, and with which titles. */
export function LeaderOrderPage() {
  const say = useWords('leader-order');
  const { unitId } = useCurrentUnit();
  const mayChange = useCan()('lexicon.manage', useUnitPath()(unitId));
  const [isEditing, setEditing] = useState(false);
  const asked = useLeaderOrder(unitId);
  const change = mayChange && asked.isSuccess && (
    <Button type="primary" onClick={() => setEditing(true)}>
      {say(asked.data ? 'change' : 'begin')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={change}>
      {asked.isPending && <Skeleton active />}
      {asked.isError && <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === null && <EmptyState text={say('none')}>{change}</EmptyState>}
      {asked.data && (
        <div className="panels in-two">
          <Panel title={say('order')}>
            <LeaderList entries={asked.data.body.entries} />
          </Panel>
          <OrderVersions unitId={unitId} />
        </div>
      )}
      {isEditing && asked.isSuccess && (
        <OrderDialog seen={asked.data} unitId={unitId} onClose={() => setEditing(false)} />
      )}
    </Page>
  );
}
