import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, newKey, onceBy } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';
import { consentScopes } from './consent-standing';
import type { ConsentScope } from './consent-standing';
import { consentsKey } from './use-people';

interface Values {
  scope: ConsentScope[];
  givenOn: Dayjs;
  expiresOn?: Dayjs | null;
  note?: string;
}

/** Records what somebody agreed to. It is never rewritten, only withdrawn. */
export function ConsentForm({ personId, onClose }: { personId: string; onClose: () => void }) {
  const say = useWords('programmes');
  const [key] = useState(newKey);
  const record = useAct(
    ({ scope, givenOn, expiresOn, note }: Values) =>
      api.POST('/api/v1/programme-people/{id}/consents', {
        params: { path: { id: personId } },
        headers: onceBy(key),
        body: {
          scope,
          givenOn: givenOn.format('YYYY-MM-DD'),
          expiresOn: expiresOn?.format('YYYY-MM-DD') ?? null,
          note: note ?? '',
        },
      }),
    { touches: [consentsKey(personId)], done: say('consent.recorded') },
  );
  return (
    <FormDialog<Values>
      title={say('consent.add')}
      initialValues={{ scope: ['voice'], givenOn: inOffice(new Date()) }}
      save={record.attempt}
      onClose={onClose}
    >
      <p className="quiet-words">{say('consent.lead')}</p>
      <Form.Item
        name="scope"
        label={say('consent.of')}
        // Not `required`: a group of boxes knows no such attribute.
        rules={[{ type: 'array', min: 1, message: say('consent.scope_needed') }]}
      >
        <Checkbox.Group
          options={consentScopes.map((value) => ({ value, label: say(`consent.scope.${value}`) }))}
        />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="givenOn"
          label={say('consent.given_on')}
          rules={[{ required: true, message: say('required') }]}
        >
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="expiresOn" label={say('consent.expires_on')}>
          <DatePicker style={{ width: '100%' }} placeholder={say('consent.no_end')} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={say('consent.note')} extra={say('consent.note_hint')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1_000} />
      </Form.Item>
    </FormDialog>
  );
}
