import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { api, bodyOf, ifMatch, versionedOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { ConfirmButton, CursorTable, EmptyState, Moment, useCursorPages, useTell, useWords } from '@/ui';
import type { Column } from '@/ui';
import { Card } from '../parts/card';
import { ScheduleForm } from './schedule-form';

type Schedule = Shape<'ReportScheduleResponse'>;

/** Reports that are mailed whenever a period has ended. */
export function Schedules({ unitId }: { unitId: string }) {
  const say = useWords('figures');
  const tell = useTell();
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
  const key = ['figures', 'report-schedules', unitId];
  const pages = useCursorPages<Schedule>(key, (cursor) =>
    bodyOf(api.GET('/api/v1/report-schedules', { params: { query: { organizationId: unitId, cursor } } })),
  );
  const again = () => queries.invalidateQueries({ queryKey: key });
  const remove = async (id: string) => {
    try {
      const params = { path: { id } };
      const { etag } = await versionedOf(api.GET('/api/v1/report-schedules/{id}', { params }));
      await api.DELETE('/api/v1/report-schedules/{id}', { params, headers: ifMatch(etag) });
      tell.done(say('schedule.removed'));
      await again();
    } catch (error) {
      tell.problem(error);
    }
  };
  const columns: Column<Schedule>[] = [
    { key: 'name', title: say('schedule.name'), track: 'minmax(160px, 2fr)', render: ({ name }) => name },
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
    {
      key: 'ways',
      title: say('inspection.ways'),
      track: '100px',
      render: ({ id, name }) => (
        <ConfirmButton
          type="link"
          size="small"
          danger
          title={say('schedule.remove_title', { name })}
          consequence={say('schedule.consequence')}
          onConfirm={() => remove(id)}
        >
          {say('schedule.remove')}
        </ConfirmButton>
      ),
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
      {isAdding && <ScheduleForm unitId={unitId} onClose={() => setAdding(false)} onMade={again} />}
    </Card>
  );
}
