import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import { FormDialog, inOffice, useAct, useWords } from '@/ui';

interface Fields {
  personName: string;
  isMinor: boolean;
  guardianConsent: boolean;
  givenOn: Dayjs;
  expiresOn?: Dayjs | null;
  scope?: string;
}

/** Records what somebody who is shown agreed to. */
export function ConsentDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useWords('assets');
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const isMinor = Form.useWatch('isMinor', form);
  const record = useAct(
    ({ givenOn, expiresOn, ...fields }: Fields) =>
      bodyOf(
        api.POST('/api/v1/assets/{id}/consents', {
          params: { path: { id } },
          body: {
            ...fields,
            givenOn: givenOn.format('YYYY-MM-DD'),
            expiresOn: expiresOn?.format('YYYY-MM-DD') ?? null,
          },
          headers: onceBy(key),
        }),
      ),
    { touches: [['assets', 'one', id, 'consents']] },
  );
  return (
    <FormDialog<Fields>
      title={say('consent.add')}
      form={form}
      initialValues={{ isMinor: false, guardianConsent: false, givenOn: inOffice(new Date()) }}
      save={record.attempt}
      onClose={onClose}
    >
      <Form.Item
        name="personName"
        label={say('consent.name')}
        extra={say('consent.name_hint')}
        rules={[{ required: true, message: say('consent.name_needed') }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="isMinor" valuePropName="checked">
        <Checkbox>{say('consent.is_minor')}</Checkbox>
      </Form.Item>
      {isMinor && (
        <Form.Item name="guardianConsent" valuePropName="checked" extra={say('consent.guardian_hint')}>
          <Checkbox>{say('consent.guardian')}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="givenOn"
        label={say('consent.givenOn')}
        rules={[{ required: true, message: say('consent.day_needed') }]}
      >
        <DatePicker style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="expiresOn" label={say('consent.expiresOn')}>
        <DatePicker style={{ width: '100%' }} placeholder={say('consent.no_end')} />
      </Form.Item>
      <Form.Item name="scope" label={say('consent.scope')}>
        <Input maxLength={500} placeholder={say('consent.scope_hint')} />
      </Form.Item>
    </FormDialog>
  );
}
