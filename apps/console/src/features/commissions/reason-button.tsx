import { Button, Form, Input, Modal } from 'antd';
import type { ButtonProps } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';

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
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      {isOpen && (
        <Modal
          open
          title={title}
          okButtonProps={{ danger: button.danger }}
          confirmLoading={Boolean(button.loading)}
          onOk={() => form.submit()}
          onCancel={() => setOpen(false)}
        >
          <p>{told}</p>
          <Form
            form={form}
            layout="vertical"
            onFinish={async ({ reason }) => (await onReason(reason)) && setOpen(false)}
          >
            <Form.Item
              name="reason"
              label={say('reason')}
              rules={[{ required: true, whitespace: true, min: 2 }]}
            >
              <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} autoFocus />
            </Form.Item>
          </Form>
        </Modal>
      )}
    </>
  );
}
