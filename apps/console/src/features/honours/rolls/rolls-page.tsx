import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Moment, Page, useWords } from '@/ui';
import type { Column } from '@/ui';
import { PrepareRoll } from './prepare-roll';
import { RollState } from './roll-state';
import { useRolls } from './use-rolls';

type Summary = Shape<'HonourRollSummaryResponse'>;

/** 评先评优: units and correspondents that a year's bulletins put first. */
export function HonourRollsPage() {
  const say = useWords('honours');
  const { unitId } = useCurrentUnit();
  const nameOf = useUnitName();
  const { may } = useReach();
  const pages = useRolls();
  const [isPreparing, setPreparing] = useState(false);
  const columns: Column<Summary>[] = [
    {
      key: 'title',
      title: say('roll.roll'),
      track: 'minmax(160px, 1fr)',
      render: ({ id, title, organizationId }) => (
        <>
          <Link to={`/submissions/honours/${id}`}>{title}</Link>
          <div className="desk-quiet">{nameOf(organizationId)}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: say('state_label'),
      track: '110px',
      render: ({ state }) => <RollState state={state} />,
    },
    {
      key: 'issued',
      title: say('roll.issued_at'),
      track: '130px',
      render: ({ issuedAt }) => (issuedAt ? <Moment at={issuedAt} /> : '—'),
    },
  ];
  const prepare = may('bulletin.manage', unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setPreparing(true)}>
      {say('roll.prepare')}
    </Button>
  );
  return (
    <Page title={say('roll.title')} lead={say('roll.lead')} actions={prepare}>
      <CursorTable
        label={say('roll.title')}
        pages={pages}
        columns={columns}
        empty={<EmptyState text={say('roll.empty')}>{prepare}</EmptyState>}
      />
      {isPreparing && <PrepareRoll unitId={unitId} onClose={() => setPreparing(false)} />}
    </Page>
  );
}
