import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { BulletinState } from './bulletin-state';
import { MakeBulletin } from './make-bulletin';

type Summary = Shape<'BulletinSummaryResponse'>;

/** 用稿通报: who was used how often, as it is shown, appealed against and issued. */
export function BulletinsPage() {
  const say = useWords('bulletins');
  const { unitId } = useCurrentUnit();
  const { may } = useReach();
  const [isMaking, setMaking] = useState(false);
  const pages = useCursorPages(['bulletins', 'list'], (cursor) =>
    bodyOf(api.GET('/api/v1/bulletins', { params: { query: { limit: 50, cursor } } })),
  );
  const columns: Column<Summary>[] = [
    {
      key: 'title',
      title: say('bulletin'),
      track: 'minmax(150px, 1fr)',
      render: ({ id, title, number, organizationName }) => (
        <>
          <Link to={`/submissions/bulletins/${id}`}>{title}</Link>
          <div className="desk-quiet">{number ?? organizationName}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: 'minmax(90px, 180px)',
      render: ({ state, appealsUntil, correctedById }) => (
        <>
          <BulletinState state={state} />
          {state === 'appeals' && appealsUntil && say('until', { day: appealsUntil })}
          {correctedById && say('corrected')}
        </>
      ),
    },
    {
      key: 'period',
      title: say('period'),
      track: 'minmax(90px, 200px)',
      render: ({ startsOn, endsOn }) => `${startsOn} — ${endsOn}`,
    },
  ];
  const make = may('bulletin.manage', unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {say('make')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={make}>
      <CursorTable
        label={say('title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('empty')}>{make}</EmptyState>}
      />
      {isMaking && <MakeBulletin unitId={unitId} onClose={() => setMaking(false)} />}
    </Page>
  );
}
