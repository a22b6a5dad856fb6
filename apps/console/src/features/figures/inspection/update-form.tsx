import { Form, Input } from 'antd';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { FormDialog, OfficeTimePicker, useAct, useWords } from '@/ui';
import { boardKey, subjectOf } from './use-board';
import type { Finding } from './use-board';

interface Update {
  readonly occurredAt: string;
  readonly url?: string;
  readonly note?: string;
}

/** It was published, but not from here: when, and where it can be seen. */
export function UpdateForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useWords('figures');
  const [key] = useState(newKey);
  const record = useAct(
    ({ occurredAt, url, note }: Update) =>
      api.POST('/api/v1/inspection-updates', {
        body: { ...subjectOf(finding), occurredAt, ...(url && { url }), ...(note && { note }) },
        headers: onceBy(key),
      }),
    { touches: [boardKey], done: say('inspection.recorded', { name: finding.name }) },
  );
  return (
    <FormDialog<Update>
      title={say('inspection.update_title', { name: finding.name })}
      okText={say('inspection.record')}
      save={record.attempt}
      onClose={onClose}
    >
      <Form.Item name="occurredAt" label={say('inspection.occurred')} rules={[{ required: true }]}>
        <OfficeTimePicker />
      </Form.Item>
      <Form.Item name="url" label={say('inspection.url')} rules={[{ type: 'url', max: 2000 }]}>
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item name="note" label={say('inspection.note')} rules={[{ max: 500 }]}>
        <Input />
      </Form.Item>
    </FormDialog>
  );
}
