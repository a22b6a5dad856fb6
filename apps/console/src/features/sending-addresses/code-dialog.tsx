import { Button, Form, Input } from 'antd';
import { api } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import type { Address } from './use-addresses';

/** The six digits that were mailed to an address prove whose it is. */
export function CodeDialog({ address: { id, address }, onClose }: { address: Address; onClose: () => void }) {
  const say = useWords('sending-addresses');
  const touches = [['sending-addresses']];
  const confirm = useAct(
    (body: { code: string }) =>
      api.POST('/api/v1/me/sending-addresses/{addressId}/confirm', {
        params: { path: { addressId: id } },
        body: { code: body.code.trim() },
      }),
    { touches, done: say('confirmed') },
  );
  const again = useAct(() => api.POST('/api/v1/me/sending-addresses', { body: { address } }), {
    touches,
    done: say('code.sent_again'),
  });
  return (
    <FormDialog<{ code: string }>
      title={say('code.title')}
      okText={say('confirm')}
      beside={
        <Button type="text" loading={again.isBusy} onClick={() => void again.run()}>
          {say('code.again')}
        </Button>
      }
      save={confirm.attempt}
      onClose={onClose}
    >
      <p>{say('code.told', { address })}</p>
      <Form.Item
        name="code"
        label={say('code.label')}
        rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: say('code.rule') }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
