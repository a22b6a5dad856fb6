import { Form, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { TagField } from '../asset/tag-field';
import type { Order } from './use-bulk';

interface Wish {
  action: 'tag' | 'untag';
  tags: string[];
}

export function TagDialog({
  unitId,
  ids,
  order,
  onClose,
}: {
  unitId: string;
  ids: string[];
  order: Order;
  onClose: () => void;
}) {
  const say = useWords('assets');
  const [form] = Form.useForm<Wish>();
  const [isSending, setSending] = useState(false);
  const send = (wish: Wish) => {
    setSending(true);
    order({ ...wish, ids }).then(onClose, () => setSending(false));
  };
  return (
    <Modal
      open
      title={say('bulk.tag_title', { count: ids.length })}
      okText={say('bulk.go')}
      confirmLoading={isSending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" initialValues={{ action: 'tag', tags: [] }} onFinish={send}>
        <Form.Item name="action">
          <Radio.Group
            options={[
              { value: 'tag', label: say('bulk.tag_add') },
              { value: 'untag', label: say('bulk.tag_remove') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="tags"
          label={say('field.tags')}
          rules={[{ required: true, message: say('bulk.tag_needed') }]}
        >
          <TagField unitId={unitId} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
