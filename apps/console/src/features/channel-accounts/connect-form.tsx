import { Button, Collapse, Form, Input, Space } from 'antd';
import { useState } from 'react';
import { api, bodyOf, newKey, onceBy } from '@/api-client';
import type { Channel } from '@/features/channels';
import { Panel, useTell, useWords } from '@/ui';
import { ChannelField } from './channel-field';
import { filled } from './filled';
import { useForgetAccounts } from './use-channel-accounts';

interface Values {
  name: string;
  credentials?: Record<string, string>;
  settings?: Record<string, unknown>;
}

/** What the platform's form asks for: what must be there first, the rest folded away. */
export function ConnectForm({
  channel,
  organizationId,
  onBack,
  onMade,
}: {
  channel: Channel;
  organizationId: string;
  onBack: () => void;
  onMade: (id: string) => void;
}) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const forget = useForgetAccounts();
  const [form] = Form.useForm<Values>();
  const [key] = useState(newKey);
  const [isAsking, setAsking] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  const { credentialFields, settingFields } = channel;
  const optional = [
    ...credentialFields.filter(({ required }) => !required).map((field) => ['credentials', field] as const),
    ...settingFields.filter(({ required }) => !required).map((field) => ['settings', field] as const),
  ];
  const send = async ({ name, credentials, settings }: Values) => {
    setAsking(true);
    try {
      const account = await bodyOf(
        api.POST('/api/v1/channel-accounts', {
          headers: onceBy(key),
          body: {
            organizationId,
            platform: channel.platform,
            name: name.trim(),
            credentials: filled(credentials),
            settings: filled(settings),
          },
        }),
      );
      await forget();
      onMade(account.id);
    } catch (error) {
      tell.problemIn(form, error);
      const folded = optional.map(([part, { key: field }]) => [part, field]);
      if (form.getFieldsError(folded).some(({ errors }) => errors.length > 0)) setUnfolded(true);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Panel title={say('step.fill')}>
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)} scrollToFirstError>
        <Form.Item
          name="name"
          label={say('form.name')}
          extra={say('form.name_help')}
          rules={[{ required: true, whitespace: true, message: say('form.name_missing') }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        {credentialFields
          .filter(({ required }) => required)
          .map((field) => (
            <ChannelField key={field.key} part="credentials" field={field} />
          ))}
        {settingFields
          .filter(({ required }) => required)
          .map((field) => (
            <ChannelField key={field.key} part="settings" field={field} />
          ))}
        {optional.length > 0 && (
          <Collapse
            style={{ marginBottom: 24 }}
            activeKey={isUnfolded ? ['optional'] : []}
            onChange={(open) => setUnfolded(open.length > 0)}
            items={[
              {
                key: 'optional',
                label: say('form.optional'),
                forceRender: true,
                children: optional.map(([part, field]) => (
                  <ChannelField key={`${part}.${field.key}`} part={part} field={field} />
                )),
              },
            ]}
          />
        )}
        <Space>
          <Button onClick={onBack}>{say('back')}</Button>
          <Button type="primary" htmlType="submit" loading={isAsking}>
            {say('form.send')}
          </Button>
        </Space>
      </Form>
    </Panel>
  );
}
