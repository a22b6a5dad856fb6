import { Button } from 'antd';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { CursorTable, EmptyState, Moment, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';

/** What is approved and may go out. */
export function ChooseApproved() {
  const say = useWords('publications');
  const { unitId } = useCurrentUnit();
  const query = { state: 'approved', organizationId: unitId, limit: 30, sort: '-updatedAt' } as const;
  const pages = useCursorPages(['contents', 'approved', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/contents', { params: { query: { ...query, cursor } } })),
  );
  const columns: Column<Shape<'ContentSummaryResponse'>>[] = [
    {
      key: 'title',
      title: say('list.title'),
      track: 'minmax(0, 3fr)',
      render: ({ id, title }) => <Link to={`/publications/new?contentId=${id}`}>{title}</Link>,
    },
    {
      key: 'author',
      title: say('list.author'),
      track: 'minmax(0, 1fr)',
      render: ({ authorName }) => authorName,
    },
    {
      key: 'unit',
      title: say('list.unit'),
      track: 'minmax(0, 1fr)',
      render: ({ organizationName }) => organizationName,
    },
    {
      key: 'at',
      title: say('list.changed'),
      track: '120px',
      render: ({ updatedAt }) => <Moment at={updatedAt} />,
    },
  ];
  return (
    <CursorTable
      label={say('plan.approved')}
      pages={pages}
      columns={columns}
      empty={
        <EmptyState text={say('plan.nothing_approved')}>
          <Link to="/contents">
            <Button type="primary">{say('plan.to_contents')}</Button>
          </Link>
        </EmptyState>
      }
    />
  );
}
