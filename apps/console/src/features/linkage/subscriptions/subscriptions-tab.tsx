import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { Subscription } from '../shapes';
import { useMay } from '../use-may';
import { SubscribeDialog } from './subscribe-dialog';
import { SubscriptionState } from './subscription-state';
import { useScopeText } from './use-scope-text';
import { useSubscriptions } from './use-subscriptions';
import { WaitingRequests } from './waiting-requests';
import '../linkage.css';

/** Whom the chosen unit follows, and who follows it. */
export function SubscriptionsTab() {
  const say = useWords('linkage');
  const { unitId } = useCurrentUnit();
  const { mayTake } = useMay();
  const [isAsking, setAsking] = useState(false);
  const pages = useSubscriptions(unitId);
  const columns = useColumns(unitId);
  const ask = mayTake(unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAsking(true)}>
      {say('subscribe.act')}
    </Button>
  );
  return (
    <>
      <WaitingRequests unitId={unitId} />
      {pages.items.length > 0 && <div className="linkage-filter">{ask}</div>}
      <CursorTable<Subscription>
        label={say('tab.subscriptions')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('subscription.none')}>{ask}</EmptyState>}
      />
      {isAsking && <SubscribeDialog unitId={unitId} onClose={() => setAsking(false)} />}
    </>
  );
}

function useColumns(unitId: string): Column<Subscription>[] {
  const say = useWords('linkage');
  const scopeText = useScopeText();
  return [
    {
      key: 'who',
      title: say('subscription.who'),
      track: 'minmax(180px, 2fr)',
      render: ({ id, subscriberOrganizationId, subscriberName, sourceName }) => (
        <Link to={`/contents/linkage/subscriptions/${id}`}>
          {subscriberOrganizationId === unitId
            ? say('subscription.we_follow', { name: sourceName })
            : say('subscription.follows_us', { name: subscriberName })}
        </Link>
      ),
    },
    {
      key: 'scope',
      title: say('scope.label'),
      track: 'minmax(140px, 2fr)',
      render: (subscription) => scopeText(subscription),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '110px',
      render: ({ state }) => <SubscriptionState state={state} />,
    },
    {
      key: 'since',
      title: say('subscription.asked_at'),
      track: '110px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ];
}
