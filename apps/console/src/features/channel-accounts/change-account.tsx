import { useQuery } from '@tanstack/react-query';
import { Collapse, Form, Input } from 'antd';
import { useState } from 'react';
import { api } from '@/api-client';
import type { Versioned } from '@/api-client';
import type { Channel } from '@/features/channels';
import { FormDialog, ReadFirst, useAct, useWords } from '@/ui';
import { ChannelField } from './channel-field';
import { filled } from './filled';
import { readAccount } from './use-channel-accounts';
import type { ChannelAccount } from './use-channel-accounts';

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
    <ReadFirst title={say('change_title')} read={seen} onClose={onClose}>
      {(account) => <ChangeForm seen={account} channel={channel} onClose={onClose} />}
    </ReadFirst>
  );
}

function ChangeForm({
  seen,
  channel,
  onClose,
}: {
  seen: Versioned<ChannelAccount>;
  channel: Channel;
  onClose: () => void;
}) {
  const say = useWords('channel-accounts');
  // What the form began with, also while others change the account: nothing of theirs is overwritten unseen.
  const [{ body: account, etag }] = useState(seen);
  const save = useAct(
    ({ name, credentials, settings }: Values) => {
      const changed = filled(credentials);
      return api.PATCH('/api/v1/channel-accounts/{id}', {
        params: { path: { id: account.id }, header: { 'if-match': etag } },
        body: {
          name,
          settings: emptiedToNull(settings, account.settings),
          ...(Object.keys(changed).length > 0 && { credentials: changed }),
        },
      });
    },
    { touches: [['channel-accounts']], done: say('changed') },
  );
  return (
    <FormDialog<Values>
      title={say('change_title')}
      initialValues={{ name: account.name, settings: account.settings }}
      save={save.attempt}
      onClose={onClose}
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
    </FormDialog>
  );
}

/** What was emptied in the form is emptied in the account, too. */
function emptiedToNull(settings: Record<string, unknown> = {}, before: Record<string, unknown>) {
  const keys = Object.keys(settings).filter(
    (key) => settings[key] !== undefined || before[key] !== undefined,
  );
  return Object.fromEntries(keys.map((key) => [key, settings[key] ?? null]));
}
