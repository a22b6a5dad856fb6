import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import { useCurrentUnit } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { CommissionDialog } from './commission-dialog';
import { CommissionState } from './commission-state';
import type { CommissionSummary } from './commission-state';

type Whose = 'ours' | 'to_us' | 'overdue';

/** 约稿: what was asked for, and who has answered. */
export function CommissionsPage() {
  const say = useWords('commissions');
  const sayReport = useWords('submissions');
  const { unitId } = useCurrentUnit();
  const { may } = useReach();
  const [whose, setWhose] = useState<Whose>('ours');
  const [isMaking, setMaking] = useState(false);
  const mayManage = may('commission.manage', unitId);
  const question =
    whose === 'to_us'
      ? { mine: true }
      : { organizationId: unitId, ...(whose === 'overdue' && { overdue: true }) };
  const pages = useCursorPages(['commissions', 'list', question], (cursor) =>
    bodyOf(api.GET('/api/v1/commissions', { params: { query: { ...question, limit: 50, cursor } } })),
  );
  const columns: Column<CommissionSummary>[] = [
    {
      key: 'title',
      title: say('title'),
      track: 'minmax(130px, 1fr)',
      render: ({ id, title, organizationName, category }) => (
        <>
          <Link to={`/submissions/commissions/${id}`}>{title}</Link>
          <div className="desk-quiet">
            {organizationName}
            {category && ` · ${sayReport(`category.${category}`)}`}
          </div>
        </>
      ),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '84px',
      render: ({ state }) => <CommissionState state={state} />,
    },
    { key: 'due', title: say('due'), track: '92px', render: ({ dueOn }) => dueOn },
    {
      key: 'answers',
      title: say('answers'),
      track: 'minmax(90px, 200px)',
      render: ({ counts: { addressees: all = 0, not_yet: open = 0, excused = 0, overdue = 0 }, state }) =>
        state === 'draft' ? (
          '—'
        ) : (
          <>
            {say('answered', { count: all - open - excused, all })}
            {overdue > 0 && (
              <strong className="desk-overdue"> {say('overdue_count', { count: overdue })}</strong>
            )}
          </>
        ),
    },
  ];
  const make = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {say('make')}
    </Button>
  );
  return (
    <Page title={say('title')} lead={say('lead')} actions={make}>
      <Segmented<Whose>
        className="desk-choice-bar"
        aria-label={say('title')}
        value={whose}
        onChange={setWhose}
        options={(['ours', 'overdue', 'to_us'] as const).map((value) => ({
          value,
          label: say(`whose.${value}`),
        }))}
      />
      <CursorTable
        label={say('title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say(`empty.${whose}`)}>{whose === 'ours' && make}</EmptyState>}
      />
      {isMaking && <CommissionDialog unitId={unitId} onClose={() => setMaking(false)} />}
    </Page>
  );
}
