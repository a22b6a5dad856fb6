import { Form, Input, Modal } from 'antd';

/** Asks for one text, without which a step can't be done. */
export function TextDialog({
  title,
  told,
  label,
  isBusy,
  onText,
  onClose,
}: {
  title: string;
  told: string;
  label: string;
  isBusy: boolean;
  onText: (text: string) => Promise<void>;
  onClose: () => void;
}) {
  const [form] = Form.useForm<{ text: string }>();
  return (
    <Modal open title={title} confirmLoading={isBusy} onOk={() => form.submit()} onCancel={onClose}>
      <p>{told}</p>
      <Form form={form} layout="vertical" onFinish={({ text }) => void onText(text)}>
        <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true, min: 2 }]}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 3 }} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
