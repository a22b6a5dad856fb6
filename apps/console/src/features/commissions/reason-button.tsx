import { Button, Form, Input } from 'antd';
import type { ButtonProps } from 'antd';
import { useState } from 'react';
import { FormDialog, useWords } from '@/ui';

/** A step that needs a reason, which others read. */
export function ReasonButton({
  title,
  told,
  onReason,
  ...button
}: Omit<ButtonProps, 'onClick' | 'title'> & {
  title: string;
  told: string;
  onReason: (reason: string) => Promise<unknown>;
}) {
  const say = useWords('commissions');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {isOpen && (
        <FormDialog<{ reason: string }>
          title={title}
          okText={String(button.children)}
          okButton={{ danger: button.danger }}
          save={({ reason }) => onReason(reason)}
          onClose={() => setOpen(false)}
        >
          <p>{told}</p>
          <Form.Item
            name="reason"
            label={say('reason')}
            rules={[{ required: true, whitespace: true, min: 2 }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
