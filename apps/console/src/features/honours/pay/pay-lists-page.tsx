import { PlusOutlined, TeamOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { PayListDialog } from './pay-list-dialog';
import { PayListState } from './pay-list-state';
import { usePayLists } from './use-pay-lists';

type Summary = Shape<'PayListSummaryResponse'>;

/** 稿费发放表: what issued bulletins give to people in money. */
export function PayListsPage() {
  const say = useWords('honours');
  const { unitId } = useCurrentUnit();
  const nameOf = useUnitName();
  const { may } = useReach();
  const pages = usePayLists();
  const [isPreparing, setPreparing] = useState(false);
  const columns: Column<Summary>[] = [
    {
      key: 'title',
      title: say('pay.list'),
      track: 'minmax(160px, 1fr)',
      render: ({ id, title, organizationId }) => (
        <>
          <Link to={`/submissions/pay/${id}`}>{title}</Link>
          <div className="desk-quiet">{nameOf(organizationId)}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: 'minmax(90px, 220px)',
      render: ({ state, cancelReason }) => (
        <>
          <PayListState state={state} />
          {cancelReason && <span className="desk-quiet">{cancelReason}</span>}
        </>
      ),
    },
    {
      key: 'made',
      title: say('pay.made_at'),
      track: '130px',
      render: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ];
  const prepare = may('remuneration.manage', unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setPreparing(true)}>
      {say('pay.prepare')}
    </Button>
  );
  return (
    <Page
      title={say('pay.title')}
      lead={say('pay.lead')}
      actions={
        <>
          {prepare}
          <Link to="/submissions/pay/payees">
            <Button icon={<TeamOutlined />} tabIndex={-1}>
              {say('payee.title')}
            </Button>
          </Link>
        </>
      }
    >
      <CursorTable
        label={say('pay.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('pay.empty')}>{prepare}</EmptyState>}
      />
      {isPreparing && <PayListDialog unitId={unitId} onClose={() => setPreparing(false)} />}
    </Page>
  );
}
