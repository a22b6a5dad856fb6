import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { api, download } from '@/api-client';
import type { Shape, Versioned } from '@/api-client';
import { useMe } from '@/features/sessions';
import { useReach } from '@/features/submissions';
import { ConfirmButton, useAct, useTell, useWords } from '@/ui';
import { PayListDialog } from './pay-list-dialog';
import { CancelDialog, PaidDialog, WholeSheetDialog } from './pay-list-steps';

/** What can be done with a list where it stands: whoever prepared a draft changes it, somebody else issues it. */
export function PayListActions({
  current,
  chosen,
  onPaid,
}: {
  current: Versioned<Shape<'PayListResponse'>>;
  /** Rows that were marked; none for all that are not paid. */
  chosen: readonly number[];
  onPaid: () => void;
}) {
  const say = useWords('honours');
  const tell = useTell();
  const me = useMe();
  const { may } = useReach();
  const [open, setOpen] = useState<'change' | 'pay' | 'cancel' | 'sheet' | null>(null);
  const list = current.body;
  const { id, state, title, organizationId, rows } = list;
  const issue = useAct(() => api.POST('/api/v1/pay-lists/{id}/issue', { params: { path: { id } } }), {
    touches: [['pay-lists']],
    done: say('pay.issued'),
  });
  const mayManage = may('remuneration.manage', organizationId);
  const isOwn = list.preparedBy === me.id;
  const unpaid = rows.filter(({ paidOn }) => paidOn === null).length;
  const close = () => setOpen(null);
  return (
    <>
      {mayManage && state === 'draft' && !isOwn && (
        <ConfirmButton
          type="primary"
          title={say('pay.issue_title')}
          consequence={say('pay.issue_told')}
          onConfirm={() => issue.run()}
        >
          {say('pay.issue')}
        </ConfirmButton>
      )}
      {mayManage && state === 'draft' && isOwn && (
        <Button type="primary" onClick={() => setOpen('change')}>
          {say('pay.change')}
        </Button>
      )}
      {mayManage && state === 'issued' && unpaid > 0 && (
        <Button type="primary" onClick={() => setOpen('pay')}>
          {chosen.length > 0 ? say('pay.pay_chosen', { count: chosen.length }) : say('pay.pay_all')}
        </Button>
      )}
      <Button
        icon={<DownloadOutlined />}
        onClick={() =>
          void download(`/api/v1/pay-lists/${id}/sheet.xlsx`, `${title}.xlsx`).catch(tell.problem)
        }
      >
        {say('pay.export')}
      </Button>
      {mayManage && state === 'issued' && (
        <Button icon={<DownloadOutlined />} onClick={() => setOpen('sheet')}>
          {say('pay.export_whole')}
        </Button>
      )}
      {mayManage && state !== 'cancelled' && unpaid === rows.length && (
        <Button danger onClick={() => setOpen('cancel')}>
          {say('pay.cancel')}
        </Button>
      )}
      {open === 'change' && <PayListDialog unitId={organizationId} current={current} onClose={close} />}
      {open === 'pay' && <PaidDialog list={list} positions={chosen} onPaid={onPaid} onClose={close} />}
      {open === 'cancel' && <CancelDialog list={list} onClose={close} />}
      {open === 'sheet' && <WholeSheetDialog list={list} onClose={close} />}
    </>
  );
}
