import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCan, useMe } from '@/features/sessions';
import { useUnitPath } from '@/features/organizations';
import {
  ConfirmButton,
  CursorTable,
  EmptyState,
  LinkButton,
  Moment,
  Page,
  useCursorPages,
  useWords,
} from '@/ui';
import type { Column } from '@/ui';

import { useReviewChange } from '../use-review-change';
import { DelegationDialog } from './delegation-dialog';

type Delegation = Shape<'ReviewDelegationResponse'>;

const colours = { planned: 'blue', active: 'green', over: 'default', revoked: 'default' } as const;

/** 请人代审: who decides in whose place, from when to when. */
export default function DelegationsPage() {
  const say = useWords('reviews');
  const me = useMe();
  const can = useCan();
  const pathOf = useUnitPath();
  const [isMaking, setMaking] = useState(false);
  const delegations = useCursorPages(['reviews', 'delegations'], (cursor) =>
    bodyOf(api.GET('/api/v1/review-delegations', { params: { query: { limit: 50, cursor } } })),
  );
  const revoking = useReviewChange(
    (id: string) => bodyOf(api.POST('/api/v1/review-delegations/{id}/revoke', { params: { path: { id } } })),
    { done: say('delegations.revoked') },
  );
  const mayRevoke = ({ state, delegatorId, organizationId }: Delegation) =>
    (state === 'planned' || state === 'active') &&
    (delegatorId === me.id || can('review.assign', pathOf(organizationId)));
  const columns: Column<Delegation>[] = [
    {
      key: 'who',
      title: say('delegations.who'),
      track: 'minmax(0, 2fr)',
      render: (one) => (
        <>
          <div>
            <strong>{say('delegations.pair', { from: one.delegatorName, to: one.delegateName })}</strong>
          </div>
          <div className="review-quiet">{one.organizationName}</div>
        </>
      ),
    },
    {
      key: 'when',
      title: say('delegations.when'),
      track: 'minmax(96px, 1.6fr)',
      render: ({ from, to }) => (
        <>
          <Moment at={from} /> – <Moment at={to} />
        </>
      ),
    },
    {
      key: 'reason',
      title: say('delegations.reason'),
      track: 'minmax(0, 1.4fr)',
      render: ({ reason }) => reason,
    },
    {
      key: 'state',
      title: say('delegations.state'),
      track: '84px',
      render: ({ state }) => (
        <Tag color={colours[state]}>
          {say(state === 'revoked' ? 'delegations.revoked_state' : `delegations.${state}`)}
        </Tag>
      ),
    },
    {
      key: 'actions',
      title: say('delegations.actions'),
      track: '64px',
      render: (one) =>
        mayRevoke(one) && (
          <ConfirmButton
            size="small"
            danger
            title={say('delegations.revoke_title', { name: one.delegateName })}
            consequence={say('delegations.revoke_follows')}
            onConfirm={() => revoking.mutateAsync(one.id)}
          >
            {say('delegations.revoke')}
          </ConfirmButton>
        ),
    },
  ];
  const make = (
    <Button type="primary" onClick={() => setMaking(true)}>
      {say('delegations.make')}
    </Button>
  );
  return (
    <Page
      title={say('delegations.title')}
      lead={say('delegations.lead')}
      actions={
        <>
          <LinkButton to="/reviews">{say('item.back')}</LinkButton>
          {make}
        </>
      }
    >
      <CursorTable
        label={say('delegations.title')}
        pages={delegations}
        columns={columns}
        empty={<EmptyState text={say('delegations.empty')}>{make}</EmptyState>}
      />
      {isMaking && <DelegationDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}
