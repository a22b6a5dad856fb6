import { Alert, Form } from 'antd';
import { api } from '@/api-client';
import { FormDialog, OfficeTimePicker, useAct, useWords } from '@/ui';
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
  onClose,
}: {
  bundle: Bundle;
  kind: 'schedule' | 'move';
  onClose: () => void;
}) {
  const say = useWords('planning');
  const params = { path: { id: bundle.id } };
  const send = useAct(
    async ({ channelAccountIds = [], scheduledAt }: Values) => {
      if (kind === 'schedule')
        await api.POST('/api/v1/release-bundles/{id}/schedule', {
          params,
          body: { channelAccountIds, scheduledAt: scheduledAt ?? undefined },
        });
      else
        await api.POST('/api/v1/release-bundles/{id}/move', { params, body: { scheduledAt: scheduledAt! } });
    },
    { touches: [['release-bundles'], ['publications'], ['calendar']], done: say(`bundles.${kind}d`) },
  );
  const required = [{ required: true, message: say('required') }];
  return (
    <FormDialog<Values>
      title={say(`bundles.${kind}`)}
      okText={say(`bundles.${kind}`)}
      initialValues={{ scheduledAt: bundle.scheduledAt }}
      save={send.attempt}
      onClose={onClose}
    >
      <Alert type="info" showIcon title={say(`bundles.${kind}_consequence`)} className="planning-filter" />
      {kind === 'schedule' && (
        <Form.Item name="channelAccountIds" label={say('bundles.accounts')} rules={required}>
          <AccountsSelect organizationId={bundle.organizationId} />
        </Form.Item>
      )}
      <Form.Item name="scheduledAt" label={say('bundles.hour')} rules={required}>
        <OfficeTimePicker isFutureOnly />
      </Form.Item>
    </FormDialog>
  );
}
