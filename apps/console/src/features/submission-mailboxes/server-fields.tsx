import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { FormInstance } from 'antd';
import { useState } from 'react';
import { useWords } from '@/ui';
import { serviceOf, services, STARTTLS_PORT, TLS_PORT } from './mailbox-values';
import type { MailboxValues, Service } from './mailbox-values';
import type { Mailbox } from './use-mailboxes';

/** Where the mailbox is and how to get into it: who knows the name of the service needs to know no server. */
export function ServerFields({ seen, form }: { seen: Mailbox | null; form: FormInstance<MailboxValues> }) {
  const say = useWords('submission-mailboxes');
  const [service, setService] = useState<Service | undefined>(() => serviceOf(seen?.host));
  const needed = { required: true, whitespace: true, message: say('needed') };
  const choose = (next: Service) => {
    setService(next);
    form.setFieldsValue({
      host: next === 'other' ? '' : services[next],
      secure: true,
      port: TLS_PORT,
    });
  };
  return (
    <>
      <Form.Item label={say('service')} htmlFor="mail-service" extra={say('service_help')}>
        <Select<Service>
          id="mail-service"
          value={service}
          onChange={choose}
          placeholder={say('service_choose')}
          options={[...(Object.keys(services) as Service[]), 'other' as const].map((value) => ({
            value,
            label: say(`services.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="host" label={say('host')} extra={say('host_help')} rules={[needed]}>
        <Input maxLength={253} autoComplete="off" placeholder="imap.example.cn" />
      </Form.Item>
      <Form.Item name="secure" label={say('secure')}>
        <Radio.Group
          onChange={({ target }) =>
            form.setFieldValue('port', target.value === true ? TLS_PORT : STARTTLS_PORT)
          }
          options={[
            { value: true, label: say('secure_tls') },
            { value: false, label: say('secure_starttls') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="port"
        label={say('port')}
        rules={[{ required: true, type: 'integer', min: 1, max: 65_535, message: say('port_rule') }]}
      >
        <InputNumber controls={false} />
      </Form.Item>
      <Form.Item name="username" label={say('account')} extra={say('account_help')} rules={[needed]}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Alert type="info" showIcon title={say('password_told')} style={{ marginBottom: 16 }} />
      <Form.Item
        name="password"
        label={say('password')}
        extra={seen ? say('password_stays') : undefined}
        rules={seen ? [] : [{ required: true, message: say('needed') }]}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="folder" label={say('folder')} extra={say('folder_help')}>
        <Input maxLength={200} placeholder={say('inbox')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="doneFolder" label={say('done_folder')} extra={say('done_folder_help')}>
        <Input maxLength={200} placeholder={say('done_stays')} autoComplete="off" />
      </Form.Item>
    </>
  );
}
