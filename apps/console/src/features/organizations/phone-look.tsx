import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useTell, useWords } from '@/ui';
import type { Person } from './use-people';

/** The number is masked; the whole of it is shown to who says why, and that is on record. */
export function PhoneLook({ person }: { person: Person }) {
  const say = useWords('organizations');
  const tell = useTell();
  const [form] = Form.useForm<{ reason: string }>();
  const [isOpen, setOpen] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  const look = async ({ reason }: { reason: string }) => {
    try {
      const answer = await bodyOf(
        api.POST('/api/v1/users/{id}/phone-looks', { params: { path: { id: person.id } }, body: { reason } }),
      );
      setPhone(answer.phone);
      setOpen(false);
    } catch (error) {
      tell.problemIn(form, error);
    }
  };
  if (phone) return <>{phone}</>;
  return (
    <>
      {person.phone}{' '}
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {say('phone.show')}
      </Button>
      <Modal
        open={isOpen}
        title={say('phone.title')}
        okText={say('phone.show')}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <Form form={form} layout="vertical" onFinish={(values) => void look(values)}>
          <Form.Item
            name="reason"
            label={say('phone.reason')}
            extra={say('phone.on_record')}
            rules={[{ required: true, min: 2, whitespace: true, message: say('phone.reason_missing') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
