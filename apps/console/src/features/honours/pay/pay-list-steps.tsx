import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { saveFile } from '@/features/ledgers';
import { DayField } from '@/features/submissions';
import { FormDialog, inOffice, useNow, useTell, useWords } from '@/ui';

interface Step {
  readonly list: Shape<'PayListResponse'>;
  readonly onClose: () => void;
}

/** Marks people as paid, each once. */
export function PaidDialog({
  list,
  positions,
  onPaid,
  onClose,
}: Step & { positions: readonly number[]; onPaid: () => void }) {
  const say = useWords('honours');
  const tell = useTell();
  const queries = useQueryClient();
  const today = inOffice(useNow()).format('YYYY-MM-DD');
  const save = async ({ paidOn }: { paidOn: string }) => {
    await api.POST('/api/v1/pay-lists/{id}/payments', {
      params: { path: { id: list.id } },
      body: { paidOn, ...(positions.length > 0 && { positions: [...positions] }) },
    });
    tell.done(say('pay.paid'));
    onPaid();
    await queries.invalidateQueries({ queryKey: ['pay-lists'] });
  };
  return (
    <FormDialog
      title={say('pay.pay_title')}
      okText={say('pay.pay_ok')}
      initialValues={{ paidOn: today }}
      save={save}
      onClose={onClose}
    >
      <p>
        {positions.length > 0
          ? say('pay.pay_chosen_told', { count: positions.length })
          : say('pay.pay_all_told')}
      </p>
      <Form.Item name="paidOn" label={say('pay.paid_on')} rules={[{ required: true }]}>
        <DayField />
      </Form.Item>
    </FormDialog>
  );
}

function ReasonField({ hint }: { hint?: string }) {
  const say = useWords('honours');
  return (
    <Form.Item
      name="reason"
      label={say('reason')}
      rules={[{ required: true, whitespace: true, min: 2, message: say('reason_needed') }]}
    >
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} placeholder={hint} autoFocus />
    </Form.Item>
  );
}

export function CancelDialog({ list, onClose }: Step) {
  const say = useWords('honours');
  const tell = useTell();
  const queries = useQueryClient();
  const save = async (body: { reason: string }) => {
    await api.POST('/api/v1/pay-lists/{id}/cancel', { params: { path: { id: list.id } }, body });
    tell.done(say('pay.cancelled'));
    await queries.invalidateQueries({ queryKey: ['pay-lists'] });
  };
  return (
    <FormDialog title={say('pay.cancel_title')} okText={say('pay.cancel')} save={save} onClose={onClose}>
      <p>{say('pay.cancel_told')}</p>
      <ReasonField />
    </FormDialog>
  );
}

/** The sheet for the bank, with accounts as they are: a look at each of them, on record with the reason. */
export function WholeSheetDialog({ list, onClose }: Step) {
  const say = useWords('honours');
  const save = async (body: { reason: string }) => {
    const sheet: unknown = await bodyOf(
      api.POST('/api/v1/pay-lists/{id}/sheets', {
        params: { path: { id: list.id } },
        body,
        parseAs: 'blob',
      }),
    );
    saveFile(sheet as Blob, `${list.title}.xlsx`);
  };
  return (
    <FormDialog title={say('pay.export_whole')} okText={say('pay.export_ok')} save={save} onClose={onClose}>
      <p>{say('pay.export_told')}</p>
      <ReasonField hint={say('pay.export_hint')} />
    </FormDialog>
  );
}
