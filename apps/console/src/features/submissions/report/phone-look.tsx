import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, bodyOf } from '@/api-client';
import { useAct, useWords } from '@/ui';
import type { Submission } from '../enums';

/** A telephone number, masked until somebody says why it is needed. The number itself is never kept on the page. */
export function PhoneLook({ report, mayLook }: { report: Submission; mayLook: boolean }) {
  const say = useWords('submissions');
  const [isOpen, setOpen] = useState(false);
  const [phone, setPhone] = useState<string | null>(null);
  const [form] = Form.useForm<{ reason: string }>();
  const look = useAct(
    (body: { reason: string }) =>
      bodyOf(
        api.POST('/api/v1/submissions/{id}/contact-looks', { params: { path: { id: report.id } }, body }),
      ),
    { touches: [], form },
  );
  const close = () => {
    setOpen(false);
    setPhone(null);
  };
  const isMasked = report.contactPhone?.startsWith('*');
  return (
    <>
      {report.contactPhone}{' '}
      {mayLook && isMasked && (
        <Button size="small" onClick={() => setOpen(true)}>
          {say('report.show_phone')}
        </Button>
      )}
      <Modal
        open={isOpen}
        destroyOnHidden
        title={say('phone.title')}
        okText={say('phone.show')}
        footer={phone === null ? undefined : null}
        confirmLoading={look.isBusy}
        onOk={() => form.submit()}
        onCancel={close}
      >
        {phone ? (
          <Alert
            type="success"
            title={<a href={`tel:${phone.replaceAll(' ', '')}`}>{say('phone.number', { phone })}</a>}
          />
        ) : (
          <Form
            form={form}
            layout="vertical"
            preserve={false}
            onFinish={async (body) => setPhone((await look.run(body))?.contactPhone ?? null)}
          >
            <p>{say('phone.told')}</p>
            <Form.Item
              name="reason"
              label={say('phone.reason')}
              rules={[{ required: true, whitespace: true, min: 2 }]}
            >
              <Input maxLength={200} placeholder={say('phone.reason_hint')} />
            </Form.Item>
          </Form>
        )}
      </Modal>
    </>
  );
}
