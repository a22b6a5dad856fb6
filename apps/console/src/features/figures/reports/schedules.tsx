import { PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { CursorTable, EmptyState, Moment, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { ScheduleForm } from './schedule-form';
import { useSchedules } from './use-schedules';
import type { Schedule } from './use-schedules';

/** Reports that are mailed whenever a period has ended. */
export function Schedules({ unitId }: { unitId: string }) {
  const say = useWords('figures');
  const [isAdding, setAdding] = useState(false);
  const pages = useSchedules(unitId);
  const columns: Column<Schedule>[] = [
    {
      key: 'name',
      title: say('schedule.name'),
      track: 'minmax(160px, 2fr)',
      render: ({ id, name }) => <Link to={`/figures/reports/schedules/${id}`}>{name}</Link>,
    },
    {
      key: 'every',
      title: say('schedule.every'),
      track: '160px',
      render: ({ every, at }) => say('schedule.when', { every: say(`schedule.span.${every}`), at }),
    },
    {
      key: 'recipients',
      title: say('schedule.recipients'),
      track: '110px',
      render: ({ recipientIds }) => say('schedule.people', { count: recipientIds.length }),
    },
    {
      key: 'format',
      title: say('schedule.format'),
      track: '110px',
      render: ({ format }) => say(`format.${format}`),
    },
    {
      key: 'next',
      title: say('schedule.next'),
      track: '140px',
      render: ({ nextDueAt, state }) =>
        state === 'paused' ? <Tag>{say('schedule.paused')}</Tag> : <Moment at={nextDueAt} />,
    },
  ];
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {say('schedule.add')}
    </Button>
  );
  return (
    <Card title={say('schedule.title')} side={pages.items.length > 0 && add}>
      <CursorTable
        label={say('schedule.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('schedule.empty')}>{add}</EmptyState>}
      />
      {isAdding && <ScheduleForm unitId={unitId} onClose={() => setAdding(false)} />}
    </Card>
  );
}
