import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { useCurrentUnit, useUnitPath } from '@/features/organizations';
import { useCan } from '@/features/sessions';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { FiguresPage } from '../parts/figures-page';
import { useBoards } from './use-boards';
import type { Board } from './use-boards';

/** What others ranked, kept as they printed it. */
export default function BoardsPage() {
  const say = useWords('figures');
  const can = useCan();
  const { unitId } = useCurrentUnit();
  const boards = useBoards(unitId);
  const add = can('index_value.record', useUnitPath()(unitId)) && (
    <Link to="/figures/rankings/published/new">
      <Button type="primary" icon={<PlusOutlined />}>
        {say('board.add')}
      </Button>
    </Link>
  );
  const columns: Column<Board>[] = [
    {
      key: 'title',
      title: say('board.title'),
      track: 'minmax(200px, 3fr)',
      render: ({ id, title, correctedById }) => (
        <>
          <Link to={`/figures/rankings/published/${id}`}>{title}</Link>{' '}
          {correctedById && <Tag>{say('board.is_corrected')}</Tag>}
        </>
      ),
    },
    {
      key: 'by',
      title: say('board.publisher'),
      track: 'minmax(140px, 2fr)',
      render: ({ publisher, formula }) => [publisher, formula].filter(Boolean).join(' · '),
    },
    {
      key: 'period',
      title: say('indices.period'),
      track: '200px',
      render: ({ periodFrom, periodTo }) => say('indices.days', { from: periodFrom, to: periodTo }),
    },
    {
      key: 'count',
      title: say('board.entries'),
      track: '100px',
      render: ({ entryCount }) => say('board.count', { count: entryCount }),
    },
    {
      key: 'at',
      title: say('indices.recorded'),
      track: '130px',
      render: ({ recordedAt }) => <Moment at={recordedAt} />,
    },
  ];
  return (
    <FiguresPage
      part="rankings"
      lead={<Link to="/figures/rankings">{say('board.back_to_own')}</Link>}
      actions={add}
    >
      <Card title={say('board.list')}>
        <CursorTable
          label={say('board.list')}
          pages={boards}
          columns={columns}
          empty={<EmptyState text={say('board.empty')}>{add}</EmptyState>}
        />
      </Card>
    </FiguresPage>
  );
}
