import { useQuery } from '@tanstack/react-query';
import { Button, Collapse, Drawer, Form, Input, Skeleton } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import type { Versioned } from '@/api-client';
import { ProblemNotice, useTell, useWords } from '@/ui';
import { ChannelField } from './channel-field';
import { filled } from './filled';
import { readAccount, useForgetAccounts } from './use-channel-accounts';
import type { Channel, ChannelAccount } from './use-channel-accounts';

interface Values {
  name: string;
  credentials?: Record<string, string>;
  settings?: Record<string, unknown>;
}

/** Name, settings, and new credentials in place of the kept ones. */
export function ChangeAccount({
  id,
  channel,
  onClose,
}: {
  id: string;
  channel: Channel;
  onClose: () => void;
}) {
  const say = useWords('channel-accounts');
  const seen = useQuery({
    queryKey: ['channel-accounts', id, 'change'],
    queryFn: () => readAccount(id),
    gcTime: 0,
  });
  return (
    <Drawer open onClose={onClose} size={520} title={say('change_title')}>
      {seen.isError && <ProblemNotice error={seen.error} onRetry={() => void seen.refetch()} />}
      {seen.isPending && <Skeleton active />}
      {seen.data && <ChangeForm seen={seen.data} channel={channel} onClose={onClose} />}
    </Drawer>
  );
}

function ChangeForm({
  seen: { body: account, etag },
  channel,
  onClose,
}: {
  seen: Versioned<ChannelAccount>;
  channel: Channel;
  onClose: () => void;
}) {
  const say = useWords('channel-accounts');
  const tell = useTell();
  const forget = useForgetAccounts();
  const [form] = Form.useForm<Values>();
  const [isAsking, setAsking] = useState(false);
  const save = async ({ name, credentials, settings }: Values) => {
    setAsking(true);
    const changed = filled(credentials);
    try {
      await api.PATCH('/api/v1/channel-accounts/{id}', {
        params: { path: { id: account.id }, header: { 'if-match': etag } },
        body: {
          name,
          settings: emptiedToNull(settings, account.settings),
          ...(Object.keys(changed).length > 0 && { credentials: changed }),
        },
      });
      tell.done(say('changed'));
      await forget();
      onClose();
    } catch (error) {
      tell.problemIn(form, error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ name: account.name, settings: account.settings }}
      onFinish={(values) => void save(values)}
    >
      <Form.Item
        name="name"
        label={say('form.name')}
        rules={[{ required: true, message: say('form.name_missing') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      {channel.settingFields.map((field) => (
        <ChannelField key={field.key} part="settings" field={field} />
      ))}
      {channel.credentialFields.length > 0 && (
        <Collapse
          style={{ marginBottom: 24 }}
          items={[
            {
              key: 'credentials',
              label: say('form.replace_credentials'),
              forceRender: true,
              children: (
                <>
                  <p>{say('form.replace_text')}</p>
                  {channel.credentialFields.map((field) => (
                    <ChannelField
                      key={field.key}
                      part="credentials"
                      field={field}
                      isSet={account.credentialKeys.includes(field.key)}
                    />
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
      <Button type="primary" htmlType="submit" loading={isAsking}>
        {say('save')}
      </Button>
    </Form>
  );
}

/** What was emptied in the form is emptied in the account, too. */
function emptiedToNull(settings: Record<string, unknown> = {}, before: Record<string, unknown>) {
  const keys = Object.keys(settings).filter(
    (key) => settings[key] !== undefined || before[key] !== undefined,
  );
  return Object.fromEntries(keys.map((key) => [key, settings[key] ?? null]));
}
