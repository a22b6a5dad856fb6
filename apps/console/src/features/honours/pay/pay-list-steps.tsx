import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { DayField } from '@/features/submissions';
import { FormDialog, inOffice, ReasonDialog, saveFile, useAct, useNow, useTell, useWords } from '@/ui';

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

export function CancelDialog({ list, onClose }: Step) {
  const say = useWords('honours');
  const cancel = useAct(
    (reason: string) =>
      api.POST('/api/v1/pay-lists/{id}/cancel', { params: { path: { id: list.id } }, body: { reason } }),
    { touches: [['pay-lists']], done: say('pay.cancelled') },
  );
  return (
    <ReasonDialog
      title={say('pay.cancel_title')}
      told={say('pay.cancel_told')}
      okText={say('pay.cancel')}
      danger
      most={200}
      save={cancel.attempt}
      onClose={onClose}
    />
  );
}

/** The sheet for the bank, with accounts as they are: a look at each of them, on record with the reason. */
export function WholeSheetDialog({ list, onClose }: Step) {
  const say = useWords('honours');
  const save = async (reason: string) => {
    const sheet: unknown = await bodyOf(
      api.POST('/api/v1/pay-lists/{id}/sheets', {
        params: { path: { id: list.id } },
        body: { reason },
        parseAs: 'blob',
      }),
    );
    saveFile(sheet as Blob, `${list.title}.xlsx`);
  };
  return (
    <ReasonDialog
      title={say('pay.export_whole')}
      told={say('pay.export_told')}
      hint={say('pay.export_hint')}
      okText={say('pay.export_ok')}
      most={200}
      save={save}
      onClose={onClose}
    />
  );
}
