import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { usePlatformName } from '@/features/channels';
import { CursorTable, EmptyState, LinkButton, Moment, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';

import { MonthlyCounts } from './monthly-counts';

type Order = Shape<'EmergencyOrderResponse'>;

const colours = { open: 'blue', overdue: 'red', completed: 'green', refuted: 'orange' } as const;
const states = ['all', 'overdue', 'open', 'completed', 'refuted'] as const;

/** 先发后补: what went out before its review, and whether the review was made good. */
export default function EmergenciesPage() {
  const say = useWords('reviews');
  const platformName = usePlatformName();
  const [state, setState] = useState<(typeof states)[number]>('all');
  const orders = useCursorPages(['reviews', 'emergency-orders', state], (cursor) =>
    bodyOf(
      api.GET('/api/v1/emergency-orders', {
        params: { query: { limit: 50, cursor, ...(state !== 'all' && { state }) } },
      }),
    ),
  );
  const columns: Column<Order>[] = [
    {
      key: 'item',
      title: say('queue.item'),
      track: 'minmax(0, 1fr)',
      render: (order) => (
        <>
          <Link className="review-title" to={`/reviews/${order.reviewId}`}>
            {order.title}
          </Link>
          <div className="review-quiet">
            {order.organizationName} · {order.platforms.map(platformName).join('、')}
          </div>
        </>
      ),
    },
    {
      key: 'order',
      title: say('emergencies.order'),
      track: 'minmax(0, 1fr)',
      render: (order) => (
        <>
          <div>
            {say(`emergencies.by_${order.means}`, { name: order.approverName })} ·{' '}
            <Moment at={order.approvedAt} />
          </div>
          <div className="review-quiet">
            {say(`emergencies.reason_${order.reasonCode}`)} · {order.reasonText ?? order.wording}
          </div>
        </>
      ),
    },
    {
      key: 'due',
      title: say('emergencies.due'),
      track: '96px',
      render: ({ backfillDueAt }) => <Moment at={backfillDueAt} />,
    },
    {
      key: 'state',
      title: say('delegations.state'),
      track: '96px',
      render: (order) => <Tag color={colours[order.state]}>{say(`emergencies.${order.state}`)}</Tag>,
    },
  ];
  return (
    <Page
      title={say('emergencies.title')}
      lead={say('emergencies.lead')}
      actions={<LinkButton to="/reviews">{say('item.back')}</LinkButton>}
    >
      <MonthlyCounts />
      <div className="review-filters">
        <Segmented
          aria-label={say('delegations.state')}
          value={state}
          options={states.map((value) => ({ value, label: say(`emergencies.${value}`) }))}
          onChange={setState}
        />
      </div>
      <CursorTable
        label={say('emergencies.title')}
        pages={orders}
        columns={columns}
        rowHeight={68}
        empty={<EmptyState text={say(state === 'all' ? 'emergencies.empty' : 'emergencies.empty_state')} />}
      />
    </Page>
  );
}
