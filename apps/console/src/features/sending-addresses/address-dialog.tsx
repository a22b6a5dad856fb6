import { Form, Input } from 'antd';
import { FormDialog, useWords } from '@/ui';

/** One more address; what follows is told by whoever asks. */
export function AddressDialog({
  told,
  okText,
  save,
  onClose,
}: {
  told: string;
  okText: string;
  save: (values: { address: string }) => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useWords('sending-addresses');
  return (
    <FormDialog<{ address: string }>
      title={say('add')}
      okText={okText}
      save={save}
      // The caller says what comes next.
      onSaved={() => undefined}
      onClose={onClose}
    >
      <p>{told}</p>
      <Form.Item
        name="address"
        label={say('address')}
        rules={[{ required: true, whitespace: true, message: say('address_needed') }]}
      >
        <Input type="email" maxLength={254} autoFocus autoComplete="email" />
      </Form.Item>
    </FormDialog>
  );
}
