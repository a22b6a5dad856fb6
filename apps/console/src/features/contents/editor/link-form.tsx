import type { Editor } from '@tiptap/react';
import { Button, Form, Input, Modal, Space } from 'antd';
import { useWords } from '@/ui';

/** Where the chosen words lead. */
export function LinkForm({
  editor,
  isOpen,
  onClose,
}: {
  editor: Editor;
  isOpen: boolean;
  onClose: () => void;
}) {
  const say = useWords('contents');
  const now = String(editor.getAttributes('link').href ?? '');
  const keep = ({ href }: { href: string }) => {
    onClose();
    const address = /^[a-z]+:/i.test(href.trim()) ? href.trim() : `https://${href.trim()}`;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && now === '')
      chain
        .insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] })
        .run();
    else chain.setLink({ href: address }).run();
  };
  return (
    <Modal open={isOpen} title={say('tool.link')} footer={null} onCancel={onClose} destroyOnHidden>
      <Form layout="vertical" initialValues={{ href: now }} onFinish={keep}>
        <Form.Item
          name="href"
          label={say('link.address')}
          rules={[{ required: true, message: say('link.wanted') }, { max: 2000 }]}
        >
          <Input autoFocus placeholder="https://" inputMode="url" />
        </Form.Item>
        <Space>
          <Button type="primary" htmlType="submit">
            {say('link.set')}
          </Button>
          {now !== '' && (
            <Button
              onClick={() => {
                onClose();
                editor.chain().focus().extendMarkRange('link').unsetLink().run();
              }}
            >
              {say('link.remove')}
            </Button>
          )}
        </Space>
      </Form>
    </Modal>
  );
}
