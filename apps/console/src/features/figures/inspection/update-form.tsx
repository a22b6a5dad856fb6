import { DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { subjectOf, useBoardAgain } from './use-board';
import type { Finding } from './use-board';

interface Update {
  readonly occurredAt: Dayjs;
  readonly url?: string;
  readonly note?: string;
}

/** It was published, but not from here: when, and where it can be seen. */
export function UpdateForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useWords('figures');
  const tell = useTell();
  const again = useBoardAgain();
  const [key] = useState(newKey);
  const [isSending, setSending] = useState(false);
  const [form] = Form.useForm<Update>();
  const send = async ({ occurredAt, url, note }: Update) => {
    setSending(true);
    try {
      await api.POST('/api/v1/inspection-updates', {
        body: {
          ...subjectOf(finding),
          occurredAt: occurredAt.toISOString(),
          ...(url && { url }),
          ...(note && { note }),
        },
        headers: onceBy(key),
      });
      tell.done(say('inspection.recorded', { name: finding.name }));
      await again();
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Modal
      open
      title={say('inspection.update_title', { name: finding.name })}
      okText={say('inspection.record')}
      okButtonProps={{ loading: isSending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)}>
        <Form.Item name="occurredAt" label={say('inspection.occurred')} rules={[{ required: true }]}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item name="url" label={say('inspection.url')} rules={[{ type: 'url' }]}>
          <Input inputMode="url" placeholder="https://" />
        </Form.Item>
        <Form.Item name="note" label={say('inspection.note')} rules={[{ max: 500 }]}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
