import { ArrowLeftOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { useCurrentUnit, useUnitName } from '@/features/organizations';
import { useReach } from '@/features/submissions';
import { CursorTable, EmptyState, Page, useCursorPages, useWords } from '@/ui';
import type { Column } from '@/ui';
import { ErasePayee } from './erase-payee';
import { LookDialog } from './look-dialog';
import { PayeeDialog } from './payee-dialog';

type Payee = Shape<'PayeeResponse'>;

/** How contributors are paid; names and numbers are masked, and each look at them is on record. */
export function PayeesPage() {
  const say = useWords('honours');
  const { unitId } = useCurrentUnit();
  const nameOf = useUnitName();
  const { may } = useReach();
  const [open, setOpen] = useState<'new' | { payee: Payee; as: 'change' | 'look' } | null>(null);
  const pages = useCursorPages(['payees', unitId], (cursor) =>
    bodyOf(api.GET('/api/v1/payees', { params: { query: { organizationId: unitId, limit: 50, cursor } } })),
  );
  const columns: Column<Payee>[] = [
    {
      key: 'person',
      title: say('row.person'),
      track: 'minmax(120px, 1fr)',
      render: ({ contributorName, organizationId }) => (
        <>
          <strong>{contributorName}</strong>
          <div className="desk-quiet">{nameOf(organizationId)}</div>
        </>
      ),
    },
    {
      key: 'account',
      title: say('payee.account'),
      track: 'minmax(160px, 1.5fr)',
      render: ({ legalName, bankName, bankAccount }) => (
        <>
          {legalName} · {bankName}
          <div className="desk-quiet desk-figure">{bankAccount}</div>
        </>
      ),
    },
    {
      key: 'by',
      title: say('payee.by'),
      track: 'minmax(90px, 150px)',
      render: ({ userId }) => say(userId ? 'payee.by_self' : 'payee.by_office'),
    },
    {
      key: 'acts',
      title: say('acts'),
      track: 'minmax(120px, 250px)',
      render: (payee) => (
        <div className="desk-row-actions">
          <Button onClick={() => setOpen({ payee, as: 'look' })}>{say('payee.look')}</Button>
          {may('remuneration.manage', payee.organizationId) && (
            <>
              {payee.userId === null && (
                <Button onClick={() => setOpen({ payee, as: 'change' })}>{say('payee.change')}</Button>
              )}
              <ErasePayee payee={payee} />
            </>
          )}
        </div>
      ),
    },
  ];
  const add = may('remuneration.manage', unitId) && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
      {say('payee.add')}
    </Button>
  );
  const close = () => setOpen(null);
  return (
    <Page
      title={say('payee.title')}
      lead={
        <>
          <Link to="/submissions/pay">
            <ArrowLeftOutlined aria-hidden /> {say('pay.back')}
          </Link>{' '}
          · {say('payee.lead')}
        </>
      }
      actions={add}
    >
      <CursorTable
        label={say('payee.title')}
        pages={pages}
        columns={columns}
        rowHeight={64}
        empty={<EmptyState text={say('payee.empty')}>{add}</EmptyState>}
      />
      {open === 'new' && <PayeeDialog unitId={unitId} onClose={close} />}
      {open !== null && open !== 'new' && open.as === 'change' && (
        <PayeeDialog unitId={unitId} current={open.payee} onClose={close} />
      )}
      {open !== null && open !== 'new' && open.as === 'look' && (
        <LookDialog payee={open.payee} onClose={close} />
      )}
    </Page>
  );
}
