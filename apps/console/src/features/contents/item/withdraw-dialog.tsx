import { Alert, Form, Input } from 'antd';
import { api, bodyOf } from '@/api-client';
import type { Shape } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';

/** 撤稿: takes an item down wherever it is, in one act. */
export function WithdrawDialog({
  contentId,
  onDone,
  onClose,
}: {
  contentId: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const withdrawing = useAct(
    (body: Shape<'WithdrawRequest'>) =>
      bodyOf(api.POST('/api/v1/contents/{id}/withdraw', { params: { path: { id: contentId } }, body })),
    { touches: [['contents'], ['publications']], done: say('withdraw.done') },
  );
  return (
    <FormDialog<Shape<'WithdrawRequest'>>
      title={say('withdraw.title')}
      okText={say('withdraw.ok')}
      okButton={{ danger: true }}
      save={withdrawing.attempt}
      onSaved={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={say('withdraw.follows')} />
      <p>{say('withdraw.one_only')}</p>
      <Form.Item
        name="reason"
        label={say('withdraw.reason')}
        extra={say('withdraw.reason_hint')}
        rules={[{ required: true, min: 2, whitespace: true, message: say('withdraw.reason_needed') }]}
      >
        <Input.TextArea autoFocus rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
