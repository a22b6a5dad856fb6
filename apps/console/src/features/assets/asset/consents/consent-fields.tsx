import { Checkbox, DatePicker, Form, Input } from 'antd';
import type { FormInstance } from 'antd';
import type { Dayjs } from 'dayjs';
import { useWords } from '@/ui';

export interface ConsentValues {
  personName: string;
  isMinor: boolean;
  guardianConsent?: boolean;
  givenOn: Dayjs;
  expiresOn?: Dayjs | null;
  scope?: string;
}

/** What was typed, as a request has it. Who is grown up has no guardian. */
export const bodyOfConsent = ({ givenOn, expiresOn, guardianConsent, ...fields }: ConsentValues) => ({
  ...fields,
  guardianConsent: fields.isMinor && guardianConsent === true,
  givenOn: givenOn.format('YYYY-MM-DD'),
  expiresOn: expiresOn?.format('YYYY-MM-DD') ?? null,
});

/** Who is shown, and what they agreed to. */
export function ConsentFields({ form }: { form: FormInstance }) {
  const say = useWords('assets');
  const isMinor = Form.useWatch('isMinor', form) as boolean | undefined;
  return (
    <>
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
    </>
  );
}
