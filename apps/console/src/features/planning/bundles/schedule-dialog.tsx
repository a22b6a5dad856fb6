import { Alert, Form, Modal } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import { OfficeTimePicker, useWords } from '@/ui';
import { AccountsSelect } from '../account-select';
import type { Bundle } from './bundle-states';

interface Values {
  channelAccountIds?: string[];
  scheduledAt?: string | null;
}

/** Every item on every chosen account at one hour; or everything that has not gone to another hour. */
export function ScheduleDialog({
  bundle,
  kind,
  act,
  onClose,
}: {
  bundle: Bundle;
  kind: 'schedule' | 'move';
  act: (what: () => Promise<unknown>, done: string) => Promise<void>;
  onClose: () => void;
}) {
  const say = useWords('planning');
  const [form] = Form.useForm<Values>();
  const [isBusy, setBusy] = useState(false);
  const params = { path: { id: bundle.id } };
  const send = async ({ channelAccountIds = [], scheduledAt }: Values) => {
    setBusy(true);
    await act(
      () =>
        kind === 'schedule'
          ? api.POST('/api/v1/release-bundles/{id}/schedule', {
              params,
              body: { channelAccountIds, scheduledAt: scheduledAt ?? undefined },
            })
          : api.POST('/api/v1/release-bundles/{id}/move', { params, body: { scheduledAt: scheduledAt! } }),
      `bundles.${kind}d`,
    );
    setBusy(false);
    onClose();
  };
  const required = [{ required: true, message: say('required') }];
  return (
    <Modal
      open
      title={say(`bundles.${kind}`)}
      okText={say(`bundles.${kind}`)}
      cancelText={say('back')}
      confirmLoading={isBusy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Alert type="info" showIcon title={say(`bundles.${kind}_consequence`)} className="planning-filter" />
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ scheduledAt: bundle.scheduledAt }}
        onFinish={(values) => void send(values)}
      >
        {kind === 'schedule' && (
          <Form.Item name="channelAccountIds" label={say('bundles.accounts')} rules={required}>
            <AccountsSelect organizationId={bundle.organizationId} />
          </Form.Item>
        )}
        <Form.Item name="scheduledAt" label={say('bundles.hour')} rules={required}>
          <OfficeTimePicker isFutureOnly />
        </Form.Item>
      </Form>
    </Modal>
  );
}
