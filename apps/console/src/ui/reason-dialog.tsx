import { Form, Input } from 'antd';
import { FormDialog } from './form-dialog';
import { useWords } from './words';

/** Asks for one text, without which a step can't be done: why, mostly. Others read it. */
export function ReasonDialog({
  title,
  told,
  label,
  hint,
  okText,
  danger,
  most = 1000,
  save,
  onSaved,
  onClose,
}: {
  title: string;
  /** What follows. */
  told: string;
  /** Default: reason. */
  label?: string;
  hint?: string;
  okText: string;
  danger?: boolean;
  /** Characters that the api takes. */
  most?: number;
  save: (reason: string) => Promise<unknown>;
  /** Default: the dialog closes. */
  onSaved?: () => void;
  onClose: () => void;
}) {
  const say = useWords('ui');
  const name = label ?? say('reason');
  return (
    <FormDialog<{ reason: string }>
      title={title}
      okText={okText}
      okButton={{ danger }}
      save={({ reason }) => save(reason)}
      onSaved={onSaved}
      onClose={onClose}
    >
      <p>{told}</p>
      <Form.Item
        name="reason"
        label={name}
        rules={[{ required: true, whitespace: true, min: 2, message: say('reason_needed', { name }) }]}
      >
        <Input.TextArea maxLength={most} autoSize={{ minRows: 2 }} placeholder={hint} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
