import { Link } from 'react-router-dom';
import { Button } from 'antd';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import type { Push } from '../shapes';
import { PushCounts } from './push-counts';
import '../linkage.css';

/** What the chosen unit and those below it handed down, and how many took it. */
export function PushList() {
  const say = useWords('linkage');
  const { unitId } = useCurrentUnit();
  const pages = useCursorPages<Push>(['linkage', 'sent', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/pushes', { params: { query: { organizationId: unitId, cursor, limit: 50 } } })),
  );
  return (
    <CursorTable<Push>
      label={say('tab.sent')}
      pages={pages}
      columns={useColumns()}
      empty={
        <EmptyState text={say('sent.none')}>
          <Link to="/contents?state=approved">
            <Button>{say('sent.to_approved')}</Button>
          </Link>
        </EmptyState>
      }
    />
  );
}

function useColumns(): Column<Push>[] {
  const say = useWords('linkage');
  return [
    {
      key: 'title',
      title: say('item'),
      track: 'minmax(160px, 3fr)',
      render: ({ id, title, mustKeepText, mayDecline }) => (
        <>
          <Link to={`/contents/linkage/sent/${id}`}>{title}</Link>
          <div className="linkage-quiet">
            {[mustKeepText && say('must_keep_short'), !mayDecline && say('must_take_short')]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </>
      ),
    },
    {
      key: 'unit',
      title: say('from_unit'),
      track: 'minmax(120px, 1fr)',
      render: ({ organizationName }) => organizationName,
    },
    {
      key: 'pushed',
      title: say('pushed_at'),
      track: '110px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      key: 'due',
      title: say('due'),
      track: '110px',
      render: ({ dueAt }) => (dueAt ? <Moment at={dueAt} /> : say('no_due')),
    },
    {
      key: 'counts',
      title: say('sent.counts'),
      track: 'minmax(130px, 1fr)',
      render: (push) => <PushCounts push={push} />,
    },
  ];
}
