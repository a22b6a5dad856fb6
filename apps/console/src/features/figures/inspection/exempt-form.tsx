import { DatePicker, Form, Input, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { useTell, useWords } from '@/ui';
import { subjectOf, useBoardAgain } from './use-board';
import type { Finding } from './use-board';

/** Not held to the rules until a day, with the reason on record. */
export function ExemptForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useWords('figures');
  const tell = useTell();
  const again = useBoardAgain();
  const [key] = useState(newKey);
  const [isSending, setSending] = useState(false);
  const [form] = Form.useForm<{ reason: string; until: Dayjs }>();
  const send = async ({ reason, until }: { reason: string; until: Dayjs }) => {
    setSending(true);
    try {
      await api.POST('/api/v1/inspection-exemptions', {
        body: { ...subjectOf(finding), reason, until: until.format('YYYY-MM-DD') },
        headers: onceBy(key),
      });
      tell.done(say('inspection.exempted', { name: finding.name }));
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
      title={say('inspection.exempt_title', { name: finding.name })}
      okText={say('inspection.exempt')}
      okButtonProps={{ loading: isSending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="figures-quiet">{say('inspection.exempt_meaning')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)}>
        <Form.Item
          name="reason"
          label={say('inspection.reason')}
          rules={[{ required: true, min: 2, max: 500 }]}
        >
          <Input.TextArea rows={3} placeholder={say('inspection.reason_example')} />
        </Form.Item>
        <Form.Item name="until" label={say('inspection.until')} rules={[{ required: true }]}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
