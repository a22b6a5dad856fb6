import { DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { FormDialog, useAct, useWords } from '@/ui';
import { officeToday } from '../period/use-period';
import { boardKey, subjectOf } from './use-board';
import type { Finding } from './use-board';

interface Exemption {
  readonly reason: string;
  readonly until: Dayjs;
}

/** Not held to the rules until a day, with the reason on record. */
export function ExemptForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useWords('figures');
  const [key] = useState(newKey);
  const exempt = useAct(
    ({ reason, until }: Exemption) =>
      api.POST('/api/v1/inspection-exemptions', {
        body: { ...subjectOf(finding), reason, until: until.format('YYYY-MM-DD') },
        headers: onceBy(key),
      }),
    { touches: [boardKey], done: say('inspection.exempted', { name: finding.name }) },
  );
  return (
    <FormDialog<Exemption>
      title={say('inspection.exempt_title', { name: finding.name })}
      okText={say('inspection.exempt')}
      save={exempt.attempt}
      onClose={onClose}
    >
      <p className="figures-quiet">{say('inspection.exempt_meaning')}</p>
      <Form.Item
        name="reason"
        label={say('inspection.reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 500 }]}
      >
        <Input.TextArea rows={3} placeholder={say('inspection.reason_example')} autoFocus />
      </Form.Item>
      <Form.Item name="until" label={say('inspection.until')} rules={[{ required: true }]}>
        <DatePicker disabledDate={(day) => day.format('YYYY-MM-DD') < officeToday()} />
      </Form.Item>
    </FormDialog>
  );
}
