import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { PushedItem } from '../shapes';
import { StateFilter } from '../state-filter';
import type { StateChoice } from '../state-filter';
import { StateOfItem } from '../state-of-item';
import '../linkage.css';

/** What units above handed down to the chosen unit and those below it. */
export function ReceivedList() {
  const say = useWords('linkage');
  const { unitId } = useCurrentUnit();
  const [choice, setChoice] = useState<StateChoice>('all');
  const state = choice === 'all' ? undefined : choice;
  const pages = useCursorPages<PushedItem>(['linkage', 'received', unitId, choice], (cursor) =>
    bodyOf(
      api.GET('/api/v1/pushed-items', {
        params: { query: { organizationId: unitId, state, cursor, limit: 50 } },
      }),
    ),
  );
  return (
    <>
      <StateFilter value={choice} onChange={setChoice} />
      <CursorTable<PushedItem>
        label={say('tab.received')}
        pages={pages}
        columns={useColumns()}
        empty={
          choice === 'all' ? (
            <EmptyState text={say('received.none')} />
          ) : (
            <EmptyState text={say('none_of_state')}>
              <Button onClick={() => setChoice('all')}>{say('show_all')}</Button>
            </EmptyState>
          )
        }
      />
    </>
  );
}

function useColumns(): Column<PushedItem>[] {
  const say = useWords('linkage');
  return [
    {
      key: 'title',
      title: say('item'),
      track: 'minmax(160px, 3fr)',
      render: ({ id, title, fromOrganizationName, mustKeepText, originState }) => (
        <>
          <Link to={`/contents/linkage/received/${id}`}>{title}</Link>
          <div className="linkage-quiet">
            {[
              say('received.from', { name: fromOrganizationName }),
              mustKeepText && say('must_keep_short'),
              originState !== 'current' && say(`origin.${originState}_short`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'unit',
      title: say('unit'),
      track: 'minmax(120px, 1fr)',
      render: ({ organizationName }) => organizationName,
    },
    {
      key: 'pushed',
      title: say('pushed_at'),
      track: '110px',
      render: ({ pushedAt }) => <Moment at={pushedAt} />,
    },
    {
      key: 'due',
      title: say('due'),
      track: '110px',
      render: ({ dueAt }) => (dueAt ? <Moment at={dueAt} /> : say('no_due')),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '100px',
      render: ({ cancelReason, ...item }) => <StateOfItem {...item} isCancelled={cancelReason !== null} />,
    },
  ];
}
